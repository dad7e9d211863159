package io.jaudit.bytes;

/** Digits to numbers, as the audit log writes them. Stateless. */
public final class Ascii {
  /** So many digits always fit a long; to check each for it takes a division. */
  private static final int FITTING_DIGITS = 18;

  private Ascii() {}

  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  public static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  public static byte toLower(byte b) {
    return isUpper(b) ? (byte) (b + ('a' - 'A')) : b;
  }

  /**
   * The decimal number that is the whole of {@code text}, with an optional minus.
   *
   * @param absent what to return where {@code text} is empty, holds another byte than a digit, or
   *     does not fit a long
   */
  public static long decimal(ByteSlice text, long absent) {
    int length = text.length();
    boolean negative = length > 0 && text.at(0) == '-';
    int i = negative ? 1 : 0;
    if (i == length) {
      return absent;
    }
    boolean fits = length - i <= FITTING_DIGITS;
    long number = 0; // kept negative, as there is one more negative long than positive ones
    for (; i < length; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9 || (!fits && number < (Long.MIN_VALUE + digit) / 10)) {
        return absent;
      }
      number = number * 10 - digit;
    }
    if (!negative && number == Long.MIN_VALUE) {
      return absent;
    }
    return negative ? number : -number;
  }

  /**
   * The hexadecimal number that is the whole of {@code text} (an optional {@code 0x} before it), as
   * an unsigned 64-bit value.
   *
   * @param absent what to return where {@code text} is not one or is longer than 16 digits
   */
  public static long hexadecimal(ByteSlice text, long absent) {
    ByteSlice digits = text.startsWith("0x") ? text.slice(2) : text;
    int length = digits.length();
    if (length == 0 || length > 16) {
      return absent;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int nibble = Hex.nibble(digits.at(i));
      if (nibble < 0) {
        return absent;
      }
      number = number << 4 | nibble;
    }
    return number;
  }
}
