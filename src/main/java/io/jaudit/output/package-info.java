/**
 * Writes events as text.
 *
 * <p>In: {@link io.jaudit.event.AuditEvent}s. Out: bytes in one of the formats of {@link
 * io.jaudit.output.OutputFormat}, one class for each format. Opens and flushes nothing.
 */
@NullMarked
package io.jaudit.output;

import org.jspecify.annotations.NullMarked;
