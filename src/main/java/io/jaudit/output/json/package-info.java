/** Writes events as JSON Lines, schema {@code jaudit.event/1}: one class per member of an event. */
@NullMarked
package io.jaudit.output.json;

import org.jspecify.annotations.NullMarked;
