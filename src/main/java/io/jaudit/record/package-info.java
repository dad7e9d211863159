/**
 * A line to a record.
 *
 * <p>In: one line of a log as a {@link io.jaudit.bytes.ByteSlice}. Out: an {@link
 * io.jaudit.record.AuditRecord} whose header (type, node, time, serial) is known at once and whose
 * fields are found when first asked for. Knows nothing of files or events.
 */
@NullMarked
package io.jaudit.record;

import org.jspecify.annotations.NullMarked;
