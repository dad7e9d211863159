/**
 * What an event means, as facts.
 *
 * <p>In: an {@link io.jaudit.event.AuditEvent}. Out: an {@link io.jaudit.describe.EventView}, which
 * provides who acted, the process, its paths and sockets, the outcome, decisions of security
 * modules, keys, the message of a program, and the {@link io.jaudit.describe.EventSummary}: who did
 * what to what, with what result, and how. Filters and all formats read these facts here, so they
 * agree.
 */
@NullMarked
package io.jaudit.describe;

import org.jspecify.annotations.NullMarked;
