package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link NodeMark} of one node of a log while it moves on; it costs next to nothing per event.
 *
 * <p>It moves with the log: if the log goes back further than a system call may have been blocked,
 * a clock was wrong, and the mark goes back with it rather than hide what is to come.
 */
final class NodeProgress {
  /** An event later by this much with a lower serial belongs to another boot. */
  private static final long OVERTAKING_MILLIS = 2000;

  /**
   * Maximum number of serials kept for one instant; no host logs a tenth of that in a millisecond,
   * but one whose clock stopped does. Forgotten ones may be repeated, not lost.
   */
  static final int MAX_SERIALS = 4096;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int log;
  private final @Nullable String node;
  private long timeMillis = NEVER;
  private long[] serials = new long[4]; // at exactly timeMillis
  private int count;
  private final HandledSerials handled = new HandledSerials();

  NodeProgress(int log, @Nullable String node) {
    this.log = log;
    this.node = node;
  }

  /** Continues from {@code mark}, in a log that has the index {@code log} now. */
  NodeProgress(int log, NodeMark mark) {
    this(log, mark.node());
    this.timeMillis = mark.timeMillis();
    this.handled.continueFrom(mark.handled());
    for (long serial : mark.serials()) {
      add(serial);
    }
  }

  int log() {
    return log;
  }

  @Nullable String node() {
    return node;
  }

  /** Makes all serials up to {@code serial} handled ones: nothing is known of them. */
  void assumeHandled(long serial) {
    handled.continueFrom(SerialRanges.upTo(serial));
  }

  /**
   * @param maxRanges the number of ranges of serials that may be kept, at least 1
   */
  void handled(EventId id, int maxRanges) {
    long time = id.timeMillis();
    long serial = id.serial();
    boolean isBack = time < timeMillis - NodeMark.MAX_BLOCKED_MILLIS;
    if (isBack || time > timeMillis + OVERTAKING_MILLIS) {
      handled.removeAbove(serial); // if there is any, it is of another boot
    }
    handled.add(serial, maxRanges);
    if (isBack || time > timeMillis) {
      timeMillis = time;
      count = 0;
    }
    if (time == timeMillis) {
      add(serial);
    }
  }

  /** Returns false for a node that had only events of the future. */
  boolean hasHandled() {
    return timeMillis != NEVER;
  }

  long timeMillis() {
    return timeMillis;
  }

  /**
   * @param maxRanges the number of ranges of serials in the mark, at least 1
   */
  NodeMark mark(int maxRanges) {
    long[] sorted = Arrays.copyOf(serials, count);
    Arrays.sort(sorted);
    List<Long> distinct = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct.add(sorted[i]);
      }
    }
    return new NodeMark(log, node, timeMillis, distinct, handled.ranges(maxRanges));
  }

  private void add(long serial) {
    if (count > 0 && serials[count - 1] == serial) {
      return; // pieces of one event; this keeps the common case small
    }
    if (count == MAX_SERIALS) {
      count /= 2;
      System.arraycopy(serials, count, serials, 0, count);
    } else if (count == serials.length) {
      serials = Arrays.copyOf(serials, count * 2);
    }
    serials[count++] = serial;
  }
}
