package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * The name of the host in the text before a header. Of several, as a relay may add its own, the
 * last one is nearest to the record. Not thread-safe.
 */
final class PrefixHost {
  private static final int IPV4_POINTS = 3;

  private int start;
  private int end;
  private NodeSource source = NodeSource.SYSLOG;

  void clear() {
    start = 0;
    end = 0;
  }

  void set(int nameStart, int nameEnd, NodeSource namedBy) {
    start = nameStart;
    end = nameEnd;
    source = namedBy;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Returns what named the host. */
  NodeSource source() {
    return source;
  }

  /** Returns the name in {@code line}; null if no prefix has one. */
  @Nullable ByteSlice in(ByteSlice line) {
    return end > start && isName(line) ? line.slice(start, end) : null;
  }

  /**
   * Returns false for what may differ in lines of one event: the number of a line, also after the
   * name of a file, a time of an unknown form. {@code -} is no host.
   */
  private boolean isName(ByteSlice line) {
    int points = 0;
    int colons = 0;
    boolean hasLetter = false;
    boolean isHex = true;
    for (int i = start; i < end; i++) {
      byte b = Ascii.toLower(line.at(i));
      points += b == '.' ? 1 : 0;
      colons += b == ':' ? 1 : 0;
      hasLetter |= Ascii.isLower(b);
      isHex &=
          "0123456789abcdef:.[]".indexOf(b) >= 0 || line.indexOf((byte) '%', start, i + 1) >= 0;
    }
    return colons == 0 ? hasLetter || points == IPV4_POINTS : colons > 1 && isHex;
  }
}
