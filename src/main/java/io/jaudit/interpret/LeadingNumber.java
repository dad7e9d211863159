package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;

/**
 * Numbers at the beginning of a value, as ausearch reads them (docs/ausearch-semantics.md §6.3):
 * what follows the digits, such as the colon in {@code uid=0:}, does not count. Stateless.
 */
final class LeadingNumber {
  /** There is no number, or one that does not fit. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DECIMAL_DIGITS = 18;
  private static final int HEX_DIGITS = 16;
  private static final int OCTAL_DIGITS = 21;

  private LeadingNumber() {}

  /** A decimal number, with a minus or without. */
  static long decimal(ByteSlice text, int from, int to) {
    int start = from < to && text.at(from) == '-' ? from + 1 : from;
    long number = 0;
    int i = start;
    for (; i < to; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
    }
    if (i == start || i - start > DECIMAL_DIGITS) {
      return NONE;
    }
    return start == from ? number : -number;
  }

  /** An unsigned 64-bit number in hex, with {@code 0x} or without. */
  static long hexadecimal(ByteSlice text, int from, int to) {
    boolean prefixed = to - from > 2 && text.at(from) == '0' && (text.at(from + 1) | 0x20) == 'x';
    int start = prefixed ? from + 2 : from;
    long number = 0;
    int i = start;
    for (; i < to; i++) {
      int nibble = Hex.nibble(text.at(i));
      if (nibble < 0) {
        break;
      }
      number = number << 4 | nibble;
    }
    return i == start || i - start > HEX_DIGITS ? NONE : number;
  }

  /** An octal number. */
  static long octal(ByteSlice text, int from, int to) {
    long number = 0;
    int i = from;
    for (; i < to; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 7) {
        break;
      }
      number = number << 3 | digit;
    }
    return i == from || i - from >= OCTAL_DIGITS ? NONE : number;
  }

  /** As C writes constants: {@code 0x} begins hex, {@code 0} octal, anything else is decimal. */
  static long prefixed(ByteSlice text, int from, int to) {
    if (to - from > 1 && text.at(from) == '0') {
      return (text.at(from + 1) | 0x20) == 'x'
          ? hexadecimal(text, from, to)
          : octal(text, from, to);
    }
    return decimal(text, from, to);
  }
}
