package io.jaudit;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.event.AuditEvent;
import io.jaudit.search.OutputException;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
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
  private final io.jaudit.search.SearchReport report = new io.jaudit.search.SearchReport(null);
  private final Search search;
  private boolean finished;

  EventStream(SearchPlan plan) {
    this.search = Search.onOneThread(plan, events::add, report);
  }

  @Override
  public boolean hasNext() {
    while (events.isEmpty() && !finished) {
      if (!search.step()) {
        finish();
      }
    }
    return !events.isEmpty();
  }

  private void finish() {
    finished = true;
    try {
      search.finish();
    } catch (OutputException | CheckpointException e) {
      throw new IllegalStateException(e); // it has no output stream and no checkpoint
    }
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
    return SearchReport.of(report);
  }

  /** Ends the search; the log stays open. */
  @Override
  public void close() {
    finished = true;
    events.clear();
    search.close();
  }
}
