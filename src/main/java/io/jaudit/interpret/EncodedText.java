package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;

/**
 * Strings that the log has in quotes or, where they hold odd bytes, in hex (semantics §1.3, §6.3).
 * All methods return false, and append nothing, where the value stands for itself. Stateless.
 */
final class EncodedText {
  private EncodedText() {}

  /** Appends the string that {@code [from, to)} of {@code text} stands for by its rule. */
  static boolean append(FieldRule rule, ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendQuoted(text, from, to, out)) {
      return true;
    }
    if (to - from < 2 || !isHex(text, from, to)) {
      return false;
    }
    if (rule == FieldRule.PROCTITLE) {
      appendTitle(text, from, to, out);
    } else {
      appendString(text, from, to, out);
    }
    return true;
  }

  /** Appends what stands in double quotes. */
  static boolean appendQuoted(ByteSlice text, int from, int to, ByteBuilder out) {
    boolean quoted = to - from > 1 && text.at(from) == '"' && text.at(to - 1) == '"';
    if (quoted) {
      out.append(text, from + 1, to - 1);
    }
    return quoted;
  }

  /** Without the NUL before an abstract name, and those with which programs fill up a buffer. */
  private static void appendString(ByteSlice text, int from, int to, ByteBuilder out) {
    int end = to;
    while (end - from > 2 && octet(text, end - 2, end) == 0) {
      end -= 2;
    }
    boolean isAbstract = end - from > 2 && octet(text, from, end) == 0;
    for (int i = isAbstract ? from + 2 : from; i < end; i += 2) {
      out.append((byte) octet(text, i, end));
    }
  }

  /** NULs stand between arguments; half a byte at the end is what a cut has left. */
  private static void appendTitle(ByteSlice text, int from, int to, ByteBuilder out) {
    for (int i = from; i + 1 < to; i += 2) {
      int b = octet(text, i, to);
      out.append((byte) (b == 0 ? ' ' : b));
    }
  }

  static boolean isHex(ByteSlice text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Hex.nibble(text.at(i)) < 0) {
        return false;
      }
    }
    return from < to;
  }

  /** The byte whose first digit is at {@code at}; an odd last digit is its high half. */
  static int octet(ByteSlice text, int at, int to) {
    int high = Hex.nibble(text.at(at)) << 4;
    return at + 1 < to ? high | Hex.nibble(text.at(at + 1)) : high;
  }
}
