/**
 * Searches Linux audit logs from Java: the same code, and so the same events, as the command {@code
 * jaudit search}.
 *
 * <p>In: logs, and a {@link io.jaudit.Query}, whose words are the options of the command. Out:
 * events that are pulled one by one, or passed to a handler on all cores. An event gives access to
 * its records and their fields; {@code io.jaudit.output} writes it in the formats of the command.
 *
 * <p>An {@link io.jaudit.AuditLog} is where to begin. Which package may import which other is in
 * {@code docs/architecture.md}, and {@code ArchitectureTest} enforces it.
 */
@NullMarked
package io.jaudit;

import org.jspecify.annotations.NullMarked;
