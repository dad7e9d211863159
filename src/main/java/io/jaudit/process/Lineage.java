package io.jaudit.process;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventContext;
import org.jspecify.annotations.Nullable;

/**
 * Describes the process that caused an event, as it was then: which one it is, what it runs, and
 * which processes are above it. Immutable.
 *
 * @param id which process it is; the one with the number 0 if the event names none
 * @param startMillis when it began, in ms since 1970; {@link #UNSEEN} if that was not seen
 * @param program what it runs; after this event, if the event executes it
 * @param source where that is known from
 * @param link how its parent is known
 * @param isOrphaned whether its parent has ended, so that another process has adopted it
 * @param parent its parent, as it was when it started the process; null if none is known
 * @param session its login session; null if it has none
 * @param node all that is known of the process; null unless a {@link ProcessForest} keeps it
 * @param shown how many ancestors are shown at most; {@link ProcessSettings#HIDDEN} if nothing is
 */
public record Lineage(
    EntityId id,
    long startMillis,
    Program program,
    ProgramSource source,
    Link link,
    boolean isOrphaned,
    @Nullable Ancestor parent,
    @Nullable LoginSession session,
    @Nullable ProcessNode node,
    int shown)
    implements EventContext {
  /** The time of what was not seen. */
  public static final long UNSEEN = Long.MIN_VALUE;

  private static final EntityId NO_PROCESS = new EntityId(null, 0, 0, 0);

  /**
   * Returns the lineage that a {@link ProcessTable} found for an event; null if none saw it, or if
   * the event names no process.
   */
  public static @Nullable Lineage of(AuditEvent event) {
    return event.context() instanceof Lineage known && known.id != NO_PROCESS ? known : null;
  }

  /** Returns the lineage of an event if it is to be shown, even if the event names no process. */
  public static @Nullable Lineage shownOf(AuditEvent event) {
    boolean isShown =
        event.context() instanceof Lineage known && known.shown != ProcessSettings.HIDDEN;
    return isShown ? (Lineage) event.context() : null;
  }

  /** Returns true if the event names a process. */
  public boolean isKnown() {
    return id != NO_PROCESS;
  }

  static Lineage ofNone(int shown) {
    return new Lineage(
        NO_PROCESS,
        UNSEEN,
        Program.UNKNOWN,
        ProgramSource.NONE,
        Link.NONE,
        false,
        null,
        null,
        null,
        shown);
  }

  static Lineage of(ProcessEntry entry, int shown) {
    return new Lineage(
        entry.id,
        entry.is(ProcessEntry.BEGIN_SEEN) ? entry.firstMillis : UNSEEN,
        entry.program,
        entry.source(),
        entry.link,
        entry.is(ProcessEntry.ORPHANED),
        entry.parent,
        entry.session,
        entry.node,
        shown);
  }
}
