package io.jaudit.event;

import io.jaudit.record.RecordParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The chunks of input that the lines of open events keep reachable.
 *
 * <p>An event that stays open among many that go gets its lines copied, so that it does not hold
 * whole chunks. Where old events are most of what the chunks hold, as in logs of 50,000 events a
 * second, copies would free little and be most of the work, so they stay where they are.
 */
final class ChunkRetention {
  /**
   * An event is old that is open for as much input, in bytes: two seconds of most logs, so that
   * copies stay rare.
   */
  static final long OLD = 8 * 1024 * 1024;

  /**
   * Chunks may be larger than the old lines in them by this part, and by as much again before they
   * are looked at next: more, and lines that fill half of the heap hold chunks that fill all of it.
   */
  private static final int SLACK = 8;

  /** What is so far behind what came before it, in bytes, or before it, stands in another file. */
  private static final long ANOTHER_FILE = 1L << 40;

  private static final Comparator<OpenEvent> BY_PLACE =
      (a, b) -> Long.compare(a.inputAtBegin, b.inputAtBegin);

  private long position;
  private long input;
  private long nextLook = OLD;

  /** Returns the amount of input so far, in bytes. */
  long input() {
    return input;
  }

  /**
   * Counts what has come. Bytes that are no record count too, where positions show them: they fill
   * chunks as well.
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

  /** Frees the chunks of old events, of all that are open, where that is worth it. */
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
      old.sort(BY_PLACE); // so that the chunks go while copies come
      old.forEach(event -> event.ownLines(parser));
    }
    nextLook = input + Math.max(OLD, borrowed / SLACK); // the more to look at, the less often
  }
}
