/** Adds colors for a terminal to what another writer writes. */
@NullMarked
package io.jaudit.output.colour;

import org.jspecify.annotations.NullMarked;
