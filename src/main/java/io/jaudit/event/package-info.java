/**
 * Joins records to events.
 *
 * <p>In: {@link io.jaudit.record.AuditRecord}s in logged order, events interleaved. Out: each
 * {@link io.jaudit.event.AuditEvent} once, when it is complete or its time is up, in stamp order
 * among those still open. Independent of files and filters.
 *
 * <p>The rules (docs/ausearch-semantics.md §2.3): an event is the records of one node, time and
 * serial; records without a node join only within their log ({@link
 * io.jaudit.event.EventAssembler#endLog}). An event takes records until an event of the same node
 * begins a timeout of log time after it; one that begins with a record of a type that is always
 * alone is complete at once. Complete events are handed out in stamp order: an older one that is
 * still open holds back newer ones. Records that come after their event was complete begin an event
 * of their own, as in ausearch.
 *
 * <p>Beyond ausearch: each node has its own clock. A node that falls silent does not hold back the
 * rest for ever: its event is also complete after the whole log has advanced by the timeout, unless
 * an end mark is to come; then it still waits for its records, but lets others pass. An end mark
 * that comes first does not end its event, because the records of a log may be in reverse order;
 * and a log that is read from its newest event to its oldest is handed out in that order.
 */
@NullMarked
package io.jaudit.event;

import org.jspecify.annotations.NullMarked;
