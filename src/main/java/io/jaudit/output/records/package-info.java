/**
 * The format of rules that match single records, such as those of Sigma: one flat JSON object per
 * record.
 *
 * <p>In: an event. Out: a line for each of its records. Described in {@code docs/records.md}.
 */
@NullMarked
package io.jaudit.output.records;

import org.jspecify.annotations.NullMarked;
