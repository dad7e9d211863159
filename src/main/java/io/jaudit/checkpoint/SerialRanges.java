package io.jaudit.checkpoint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stores a set of serials as ranges of consecutive ones: a node numbers its events in a row, so
 * those that were handled are few ranges, and the gaps between them are events that no run has
 * seen. Immutable.
 */
public final class SerialRanges {
  /** The first and the last serial of each range; ascending, with a gap between two ranges. */
  private final long[] bounds;

  private SerialRanges(long[] bounds) {
    this.bounds = bounds;
  }

  /**
   * Returns a set of ranges.
   *
   * @param bounds the first and the last serial of each range, ascending, at least one
   * @throws IllegalArgumentException if two ranges overlap or are one, or there is none
   */
  static SerialRanges of(long... bounds) {
    boolean isValid = bounds.length > 0 && bounds.length % 2 == 0 && bounds[0] >= 0;
    for (int i = 1; i < bounds.length; i++) {
      isValid &= i % 2 == 1 ? bounds[i] >= bounds[i - 1] : bounds[i] - 1 > bounds[i - 1];
    }
    if (!isValid) {
      throw new IllegalArgumentException("ascending ranges of serials with gaps between them");
    }
    return new SerialRanges(bounds.clone());
  }

  /** Returns all serials up to {@code highest}: nothing is known of gaps. */
  static SerialRanges upTo(long highest) {
    return of(0, highest);
  }

  /** Returns how many ranges there are. */
  int size() {
    return bounds.length / 2;
  }

  long first(int range) {
    return bounds[2 * range];
  }

  long last(int range) {
    return bounds[2 * range + 1];
  }

  long highest() {
    return bounds[bounds.length - 1];
  }

  boolean contains(long serial) {
    int found = Arrays.binarySearch(bounds, serial);
    return found >= 0 || -found % 2 == 0; // after an odd number of bounds: within a range
  }

  /** Returns true if no serial below the highest is missing. */
  boolean isWithoutGaps() {
    return bounds.length == 2 && bounds[0] == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SerialRanges that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** Returns the form of a checkpoint: {@code 0-7,9,12-40}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] > bounds[i]) {
        text.append('-').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }
}
