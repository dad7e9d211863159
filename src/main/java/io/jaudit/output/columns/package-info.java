/**
 * Chosen fields of events as columns ({@code --fields}): tab-separated, CSV or JSON.
 *
 * <p>In: columns, each with what reads its values from an event. Out: a row or an object per event.
 */
@NullMarked
package io.jaudit.output.columns;

import org.jspecify.annotations.NullMarked;
