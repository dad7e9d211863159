/**
 * The format of Timesketch: one flat JSON object per event, with a sentence, a time and fields.
 *
 * <p>In: an event. Out: a line. Described in {@code docs/receivers/timesketch.md}.
 */
@NullMarked
package io.jaudit.output.timesketch;

import org.jspecify.annotations.NullMarked;
