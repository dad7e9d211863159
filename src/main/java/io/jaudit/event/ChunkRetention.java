package io.jaudit.event;

import io.jaudit.record.RecordParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The chunks of input that the lines of open events keep reachable.
 *
 * <p>If an event stays open much longer than others, its lines are copied, so that it does not keep
 * whole chunks reachable. If old events are most of the content of the chunks, as in logs of 50,000
 * events a second, copies would free little and be most of the work, so nothing is copied.
 */
final class ChunkRetention {
  /**
   * An event is old if it is open for this much input, in bytes: more than two seconds of most
   * logs, so that copies stay rare.
   */
  static final long OLD = 8 * 1024 * 1024;

  /**
   * Chunks may be larger than the old lines in them by this part, and by as much again before the
   * next check; with more, lines that fill half of the heap would keep chunks that fill all of it.
   */
  private static final int SLACK = 8;

  /**
   * A line that is this far, in bytes, from the one before it, or before it, is in another file.
   */
  private static final long ANOTHER_FILE = 1L << 40;

  private long position;
  private long input;
  private long nextLook = OLD;

  /** Returns the amount of input so far, in bytes. */
  long input() {
    return input;
  }

  /**
   * Counts the input. Bytes that are not records count too, if positions show them, because they
   * fill chunks as well.
   */
  void take(long from, long length) {
    long step = from - position;
    position = from;
    input += step > 0 && step < ANOTHER_FILE ? step : length;
  }

  /** Returns true if there may be something to free by now. */
  boolean areDue() {
    return input >= nextLook;
  }

  /** Frees the chunks of old events among all open events, if that is worthwhile. */
  void free(List<OpenEvent> open, RecordParser parser) {
    List<OpenEvent> old = new ArrayList<>();
    long borrowed = 0;
    long begin = input;
    for (OpenEvent event : open) {
      if (event.borrowedBytes() > 0 && input - event.inputAtBegin >= OLD) {
        old.add(event);
        borrowed += event.borrowedBytes();
        begin = Math.min(begin, event.inputAtBegin);
      }
    }
    long chunks = input - OLD - begin;
    if (chunks - borrowed > borrowed / SLACK) {
      // In the order of the input, so that chunks are freed while copies are made.
      old.sort(Comparator.comparingLong(event -> event.inputAtBegin));
      old.forEach(event -> event.ownLines(parser));
    }
    nextLook = input + Math.max(OLD, borrowed / SLACK); // the more events to check, the less often
  }
}
