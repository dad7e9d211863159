/**
 * Parses a line into a record.
 *
 * <p>In: one line of a log as a {@link io.jaudit.bytes.ByteSlice}. Out: an {@link
 * io.jaudit.record.AuditRecord} whose header (type, node, time, serial) is parsed and whose fields
 * are located on first access. Independent of files and events.
 */
@NullMarked
package io.jaudit.record;

import org.jspecify.annotations.NullMarked;
