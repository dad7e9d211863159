package io.jaudit.checkpoint;

import java.util.Arrays;

/**
 * The serials that were handled of one node, while events come. Serials come nearly in order, so to
 * add one costs next to nothing.
 *
 * <p>Of more ranges than allowed, the lowest become one: what is in the gaps between them counts as
 * handled then. Not safe for use by several threads.
 */
final class HandledSerials {
  /** The first and the last serial of each range; ascending, with a gap between two ranges. */
  private long[] bounds = new long[4];

  private int size;

  void continueFrom(SerialRanges ranges) {
    size = 2 * ranges.size();
    bounds = new long[size + 2];
    for (int range = 0; range < ranges.size(); range++) {
      bounds[2 * range] = ranges.first(range);
      bounds[2 * range + 1] = ranges.last(range);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns the highest serial; -1 without any. */
  long highest() {
    return size == 0 ? -1 : bounds[size - 1];
  }

  /**
   * Adds a serial.
   *
   * @param maxRanges the number of ranges that may be kept, at least 1
   */
  void add(long serial, int maxRanges) {
    if (size > 0 && serial == bounds[size - 1] + 1) {
      bounds[size - 1] = serial; // the usual case
      return;
    }
    int after = size; // the index of the first range that begins after the serial
    while (after > 0 && bounds[after - 2] > serial) {
      after -= 2;
    }
    boolean touchesBefore = after > 0 && serial <= bounds[after - 1] + 1;
    boolean touchesAfter = after < size && serial == bounds[after] - 1;
    if (touchesBefore && touchesAfter) {
      bounds[after - 1] = bounds[after + 1];
      remove(after, after + 2);
    } else if (touchesBefore) {
      bounds[after - 1] = Math.max(bounds[after - 1], serial);
    } else if (touchesAfter) {
      bounds[after] = serial;
    } else {
      insert(after, serial);
      if (size > 2 * maxRanges) {
        joinLowest(size / 2 - Math.max(1, maxRanges / 2));
      }
    }
  }

  /** Removes the serials above {@code serial}: the node has booted, or its clock was set back. */
  void removeAbove(long serial) {
    while (size > 0 && bounds[size - 2] > serial) {
      size -= 2;
    }
    if (size > 0) {
      bounds[size - 1] = Math.min(bounds[size - 1], serial);
    }
  }

  /** Returns the serials, in at most {@code maxRanges} ranges. */
  SerialRanges ranges(int maxRanges) {
    if (size > 2 * maxRanges) {
      joinLowest(size / 2 - maxRanges);
    }
    return SerialRanges.of(Arrays.copyOf(bounds, size));
  }

  private void insert(int at, long serial) {
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    System.arraycopy(bounds, at, bounds, at + 2, size - at);
    bounds[at] = serial;
    bounds[at + 1] = serial;
    size += 2;
  }

  private void remove(int from, int to) {
    System.arraycopy(bounds, to, bounds, from, size - to);
    size -= to - from;
  }

  /** Makes one range, from 0, of the lowest {@code gaps + 1}. */
  private void joinLowest(int gaps) {
    remove(1, 2 * gaps + 1);
    bounds[0] = 0;
  }
}
