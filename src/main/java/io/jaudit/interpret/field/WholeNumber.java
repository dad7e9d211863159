package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.interpret.names.Identities;

/**
 * Parses numbers that are the whole value of a field. A value that only begins with digits, such as
 * {@code mode=abc} or {@code action=dont_measure}, is a word and not a number. Stateless.
 *
 * <p>Exception: old programs write punctuation after a decimal number, {@code uid=0:} or {@code
 * res=1)}; it is ignored, as {@link Identities#id} ignores it.
 */
final class WholeNumber {
  /** Not a number, or one that does not fit. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DECIMAL_DIGITS = 18;
  private static final int HEX_DIGITS = 16;
  private static final int OCTAL_DIGITS = 21;

  private WholeNumber() {}

  /** Parses a decimal number, with or without a minus sign. */
  static long decimal(ByteSlice text, int from, int to) {
    int end = to;
    while (end > from && Identities.isPunctuation(text.at(end - 1))) {
      end--;
    }
    int start = from < end && text.at(from) == '-' ? from + 1 : from;
    if (start == end || end - start > DECIMAL_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return start == from ? number : -number;
  }

  /** Parses an unsigned 64-bit number in hex of either case, with or without {@code 0x}. */
  static long hexadecimal(ByteSlice text, int from, int to) {
    boolean prefixed = to - from > 2 && text.at(from) == '0' && (text.at(from + 1) | 0x20) == 'x';
    int start = prefixed ? from + 2 : from;
    if (start == to || to - start > HEX_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int i = start; i < to; i++) {
      int nibble = Hex.nibble(text.at(i));
      if (nibble < 0) {
        return NONE;
      }
      number = number << 4 | nibble;
    }
    return number;
  }

  /** Parses an octal number. */
  static long octal(ByteSlice text, int from, int to) {
    if (from == to || to - from >= OCTAL_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 7) {
        return NONE;
      }
      number = number << 3 | digit;
    }
    return number;
  }

  /** Parses a C constant: {@code 0x} begins hex, {@code 0} octal, anything else is decimal. */
  static long prefixed(ByteSlice text, int from, int to) {
    if (to - from > 1 && text.at(from) == '0') {
      return (text.at(from + 1) | 0x20) == 'x'
          ? hexadecimal(text, from, to)
          : octal(text, from, to);
    }
    return decimal(text, from, to);
  }
}
