/**
 * Splits content into runs of records: the only hot loops.
 *
 * <p>In: the {@link io.jaudit.source.Content} of a log and an {@link io.jaudit.record.Interest}.
 * Out: {@link io.jaudit.scan.RunTable}s, whose rows are runs of records; those that may be of
 * interest are marked. {@link io.jaudit.scan.BlockReader} cuts content into blocks of whole lines,
 * and {@link io.jaudit.scan.RunScanner} finds the runs of a block. Starts no threads, but blocks
 * can be filled and scanned by several.
 */
@NullMarked
package io.jaudit.scan;

import org.jspecify.annotations.NullMarked;
