package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a value one by one. Throws IllegalArgumentException, whose message describes
 * what was expected.
 */
final class TokenReader {
  /** The largest number of seconds that fits a long in milliseconds. */
  private static final long MAX_SECONDS = Long.MAX_VALUE / 1000 - 1;

  private final String text;
  private int at;

  TokenReader(String text) {
    this.text = text;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** Returns the next word; words are separated by one space, and none is empty. */
  String next(String expected) {
    int end = text.indexOf(' ', at);
    end = end < 0 ? text.length() : end;
    boolean danglingBlank = end == text.length() - 1;
    if (end <= at || danglingBlank) {
      throw new IllegalArgumentException(expected);
    }
    String word = text.substring(at, end);
    at = end + 1;
    return word;
  }

  void end(String expected) {
    if (hasNext()) {
      throw new IllegalArgumentException(expected);
    }
  }

  /** Returns the next word as a number in decimal digits. */
  long number(String expected) {
    return number(next(expected), expected);
  }

  /** Returns the next word as a time and a serial of {@code node}. */
  EventId stamp(@Nullable String node) {
    String expected = "SEC.MMM:SERIAL";
    String word = next(expected);
    int point = word.indexOf('.');
    int colon = word.indexOf(':');
    if (point < 0 || colon != point + 4) {
      throw new IllegalArgumentException(expected);
    }
    long seconds = number(word.substring(0, point), expected);
    long millis = number(word.substring(point + 1, colon), expected);
    if (seconds > MAX_SECONDS) {
      throw new IllegalArgumentException(expected);
    }
    return new EventId(node, seconds * 1000 + millis, number(word.substring(colon + 1), expected));
  }

  /** Parses a number without a sign. */
  static long number(String digits, String expected) {
    return number(digits, 10, expected);
  }

  static long number(String digits, int radix, String expected) {
    try {
      if (!digits.isEmpty() && Character.digit(digits.charAt(0), radix) >= 0) {
        long number = Long.parseUnsignedLong(digits, radix);
        if (number >= 0 || radix == 16) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
    throw new IllegalArgumentException(expected);
  }

  /** Parses a device: {@code 0x} and hex digits. */
  static long device(String word) {
    String expected = "a device such as 0xFE00";
    if (!word.startsWith("0x") && !word.startsWith("0X")) {
      throw new IllegalArgumentException(expected);
    }
    return number(word.substring(2), 16, expected);
  }

  /** Parses an inode: decimal, or hex after {@code 0x}, as in ausearch. */
  static long inode(String word) {
    String expected = "an inode such as 2163608";
    try {
      return word.startsWith("0x") || word.startsWith("0X")
          ? Long.parseUnsignedLong(word.substring(2), 16)
          : Long.parseUnsignedLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
  }
}
