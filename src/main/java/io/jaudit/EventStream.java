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
  private final PieceSources sources;
  private boolean finished;

  EventStream(SearchPlan plan) {
    this(plan, PieceSources.ALL);
  }

  /**
   * @param sources those of the plan, and what of them belongs to the piece
   */
  EventStream(SearchPlan plan, PieceSources sources) {
    this.search = Search.onOneThread(plan, events::add, tally);
    this.sources = sources;
  }

  @Override
  public boolean hasNext() {
    while (events.isEmpty() && !finished) {
      if (!search.step()) {
        finished = true;
        if (sources.areLast()) {
          search.end(); // else the next piece has the events that are open
        }
      } else if (sources.isLeadIn(search.source())) {
        events.clear(); // they are of the piece before
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

  /**
   * Returns a position in the logs of an event that was pulled: the source, by its index among all
   * of them, and the byte at which its first line begins.
   */
  public long position(AuditEvent event) {
    return sources.position(event.position());
  }

  /** Ends the search; the log stays open. */
  @Override
  public void close() {
    finished = true;
    events.clear();
    search.close();
  }
}
