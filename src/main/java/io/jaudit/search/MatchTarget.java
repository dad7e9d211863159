package io.jaudit.search;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.filter.EventFilter;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/** Receives the events of a search that are new and match. For use by one thread. */
public abstract class MatchTarget implements EventHandler {
  /** Passes each event to {@code handler}, on the thread that runs the search. */
  public static MatchTarget of(EventHandler handler) {
    return new Passing(handler);
  }

  /** Returns why not everything could be written, after {@link #end}; null if all was. */
  @Nullable OutputException failure() {
    return null;
  }

  /** Returns how many of the events are written, if there are more. */
  long most() {
    return Long.MAX_VALUE;
  }

  /**
   * Returns a printer that matches and writes events on several threads; null if this target must
   * receive each event itself.
   */
  @Nullable ParallelPrinter inParallel(EventFilter filter, Workers workers, SearchTally tally) {
    return null;
  }

  /** Passes events on. */
  private static final class Passing extends MatchTarget {
    private final EventHandler handler;

    Passing(EventHandler handler) {
      this.handler = handler;
    }

    @Override
    public Interest interest() {
      return handler.interest();
    }

    @Override
    public boolean event(AuditEvent event) {
      return handler.event(event);
    }

    @Override
    public void skipped(EventId id, RecordType first, long position) {
      handler.skipped(id, first, position);
    }

    @Override
    public void idle(long nowMillis) {
      handler.idle(nowMillis);
    }

    @Override
    public void end() {
      handler.end();
    }
  }
}
