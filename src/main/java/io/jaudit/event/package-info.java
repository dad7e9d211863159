/**
 * Joins records to events.
 *
 * <p>In: {@link io.jaudit.record.AuditRecord}s in logged order, events interleaved. Out: each
 * {@link io.jaudit.event.AuditEvent} once, when it is complete or its time is up, in stamp order
 * among those still open. Independent of files and filters.
 */
@NullMarked
package io.jaudit.event;

import org.jspecify.annotations.NullMarked;
