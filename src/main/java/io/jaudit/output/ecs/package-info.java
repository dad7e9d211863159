/**
 * The format of Elastic's rules and dashboards, ECS: one JSON object per event, with the fields of
 * its integration {@code auditd_manager}.
 *
 * <p>In: an event. Out: a line. The mapping is that of {@code docs/ecs.md}.
 */
@NullMarked
package io.jaudit.output.ecs;

import org.jspecify.annotations.NullMarked;
