package io.jaudit.search;

import io.jaudit.filter.EventFilter;
import io.jaudit.output.EventWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Prints the events of a search. Several threads may match and write them, a batch at a time
 * ({@link ParallelPrinter}). For use by one thread.
 */
public abstract class PrintTarget extends MatchTarget {
  /** Selects the order of the texts of a batch. */
  enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  /** Returns the order in which {@link #write} wants the texts of a batch. */
  abstract Order order();

  /** Returns another writer of the same format, for use by another thread. */
  abstract EventWriter anotherWriter();

  /**
   * Takes the texts of a batch of events, which come after those of the batch before it.
   *
   * @return false if no more can be written
   */
  abstract boolean write(EventTexts texts);

  /** Writes no more, because of {@code cause}. */
  abstract void fail(IOException cause);

  @Override
  @Nullable ParallelPrinter inParallel(EventFilter filter, Workers workers, SearchTally tally) {
    return new ParallelPrinter(filter, workers, this, tally);
  }
}
