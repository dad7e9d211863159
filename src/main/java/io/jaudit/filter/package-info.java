/**
 * Decides whether an event matches.
 *
 * <p>In: an {@link io.jaudit.event.AuditEvent} and criteria, one for each option of ausearch. Out:
 * an exact decision; and hints that need not read the whole event and never exclude a match. One
 * table, {@link io.jaudit.filter.FieldCriterion}, lists the records and fields of each criterion.
 */
@NullMarked
package io.jaudit.filter;

import org.jspecify.annotations.NullMarked;
