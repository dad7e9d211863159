/**
 * Events to bytes, one writer a format.
 *
 * <p>In: {@link io.jaudit.event.AuditEvent}s. Out: bytes at the end of a {@link
 * io.jaudit.bytes.ByteBuilder}. Knows nothing of streams, files or options.
 */
@NullMarked
package io.jaudit.output;

import org.jspecify.annotations.NullMarked;
