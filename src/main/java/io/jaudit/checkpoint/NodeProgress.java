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
  /** An event that is so much later and has a lower serial is of another boot. */
  private static final long OVERTAKING_MILLIS = 2000;

  /**
   * The last serials of one instant, so many of them, are kept; no host logs a tenth of that in a
   * millisecond, but one whose clock stopped does. Forgotten ones may be repeated, not lost.
   */
  static final int MAX_SERIALS = 4096;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int log;
  private final @Nullable String node;
  private long timeMillis = NEVER;
  private long highestSerial = -1;
  private long[] serials = new long[4]; // at exactly timeMillis
  private int count;

  NodeProgress(int log, @Nullable String node) {
    this.log = log;
    this.node = node;
  }

  /** Continues from {@code mark}, in a log that has the index {@code log} now. */
  NodeProgress(int log, NodeMark mark) {
    this(log, mark.node());
    this.timeMillis = mark.timeMillis();
    this.highestSerial = mark.highestSerial();
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

  void handled(EventId id) {
    long time = id.timeMillis();
    long serial = id.serial();
    boolean booted = serial < highestSerial && time > timeMillis + OVERTAKING_MILLIS;
    if (booted || serial > highestSerial) {
      highestSerial = serial;
    }
    if (time < timeMillis - NodeMark.MAX_BLOCKED_MILLIS) {
      highestSerial = serial;
      timeMillis = time;
      count = 0;
    } else if (time > timeMillis) {
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

  NodeMark mark() {
    long[] sorted = Arrays.copyOf(serials, count);
    Arrays.sort(sorted);
    List<Long> distinct = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct.add(sorted[i]);
      }
    }
    return new NodeMark(log, node, timeMillis, highestSerial, distinct);
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
