/**
 * Which process started which, from the events of a log alone.
 *
 * <p>In: every {@link io.jaudit.event.AuditEvent} of a log, in the order in which events are handed
 * out. Out: for each event a {@link io.jaudit.process.Lineage}: the process that caused it, its
 * program, and the processes above it. {@link io.jaudit.process.ProcessTable} keeps one table for
 * each host.
 *
 * <p>A process ID is used again and again, so a number alone identifies no process. {@code
 * PidClock} follows the kernel as it gives out numbers in a circle, and so knows when a number may
 * have been given to another process. A parent is only called known if a record of a fork names it,
 * or if the number of the parent can't have been reused; see {@link io.jaudit.process.Link}. {@code
 * NodeTable} has the rules.
 */
@NullMarked
package io.jaudit.process;

import org.jspecify.annotations.NullMarked;
