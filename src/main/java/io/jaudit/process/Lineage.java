package io.jaudit.process;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventContext;
import org.jspecify.annotations.Nullable;

/**
 * Describes the process that caused an event, as it was then: which one it is, what it runs, and
 * which processes are above it. Immutable.
 *
 * @param id which process it is
 * @param startMillis when it began, in ms since 1970; {@link #UNSEEN} if that was not seen
 * @param program what it runs; after this event, if the event executes it
 * @param source where that is known from
 * @param link how its parent is known
 * @param isOrphaned whether its parent has ended, so that another process has adopted it
 * @param parent its parent, as it was when it started the process; null if none is known
 * @param session its login session; null if it has none
 */
public record Lineage(
    EntityId id,
    long startMillis,
    Program program,
    ProgramSource source,
    Link link,
    boolean isOrphaned,
    @Nullable Ancestor parent,
    @Nullable LoginSession session)
    implements EventContext {
  /** The time of what was not seen. */
  public static final long UNSEEN = Long.MIN_VALUE;

  /** Returns the lineage that a {@link ProcessTable} gave to an event; null if there is none. */
  public static @Nullable Lineage of(AuditEvent event) {
    return event.context() instanceof Lineage known ? known : null;
  }

  static Lineage of(ProcessEntry entry) {
    return new Lineage(
        entry.id,
        entry.is(ProcessEntry.BEGIN_SEEN) ? entry.firstMillis : UNSEEN,
        entry.program,
        entry.source(),
        entry.link,
        entry.is(ProcessEntry.ORPHANED),
        entry.parent,
        entry.session);
  }
}
