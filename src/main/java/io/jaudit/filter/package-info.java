/**
 * Event to wanted or not.
 *
 * <p>In: an {@link io.jaudit.event.AuditEvent} and criteria, one an option of ausearch. Out: yes or
 * no, exactly; and hints that may be had without looking at the whole event, which err towards yes
 * only. Which records and fields a criterion looks at is one table, {@link
 * io.jaudit.filter.FieldCriterion}.
 */
@NullMarked
package io.jaudit.filter;

import org.jspecify.annotations.NullMarked;
