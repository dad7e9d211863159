package io.jaudit.search;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.output.EventWriter;
import java.util.Arrays;

/** The texts of events, one after the other, and where each ends. For use by one thread. */
final class EventTexts {
  private static final int FEW = 64;

  private final ByteBuilder bytes;
  private int[] ends = new int[FEW];
  private int count;

  /**
   * @param size expected number of bytes
   */
  EventTexts(int size) {
    this.bytes = new ByteBuilder(size);
  }

  /** Returns the builder to which an {@link EventWriter} appends the next text. */
  ByteBuilder bytes() {
    return bytes;
  }

  /** Completes a text that was appended. */
  void end() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = bytes.length();
  }

  /** Returns the number of events. */
  int count() {
    return count;
  }

  /** Returns where a text begins. */
  int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /** Returns where a text ends. */
  int end(int index) {
    return ends[index];
  }

  void clear() {
    bytes.clear();
    count = 0;
  }
}
