package io.jaudit;

import io.jaudit.event.AuditEvent;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Supplies the events of a search one by one, in the order in which they are complete. Reading
 * happens in {@link #hasNext}, a block at a time, on the caller's thread; it waits for a stream
 * that has no data at the moment. An event stays valid after the next one is pulled. For use by one
 * thread.
 */
public final class EventStream implements Iterator<AuditEvent>, AutoCloseable {
  private final Queue<AuditEvent> events = new ArrayDeque<>();
  private final SearchTally tally = new SearchTally(MalformedListener.NONE);
  private final Search search;
  private boolean finished;

  EventStream(SearchPlan plan) {
    this.search = Search.onOneThread(plan, events::add, tally);
  }

  @Override
  public boolean hasNext() {
    while (events.isEmpty() && !finished) {
      if (!search.step()) {
        finished = true;
        search.end();
      }
    }
    return !events.isEmpty();
  }

  @Override
  public AuditEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more events");
    }
    return events.remove();
  }

  /**
   * Returns a report of what was read up to now; complete after {@link #hasNext} has returned
   * false.
   */
  public SearchReport report() {
    return SearchReport.of(tally);
  }

  /** Ends the search; the log stays open. */
  @Override
  public void close() {
    finished = true;
    events.clear();
    search.close();
  }
}
