package io.jaudit.bytes;

/** Parses numbers in the forms of the audit log. Stateless. */
public final class Ascii {
  /**
   * Numbers of up to this many digits always fit a long; checking for overflow takes a division.
   */
  private static final int FITTING_DIGITS = 18;

  private Ascii() {}

  /** Returns true for {@code 0} to {@code 9}. */
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Returns true for a letter of any case. */
  public static boolean isLetter(byte b) {
    return isUpper((byte) (b & ~0x20)) && b > 0;
  }

  /** Returns true for {@code A} to {@code Z}. */
  public static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  /** Returns true for {@code a} to {@code z}. */
  public static boolean isLower(byte b) {
    return b >= 'a' && b <= 'z';
  }

  /** Returns the lowercase letter of an uppercase one; any other byte unchanged. */
  public static byte toLower(byte b) {
    return isUpper(b) ? (byte) (b + ('a' - 'A')) : b;
  }

  /** Returns a text with small letters for capital ones; the same one if it has none. */
  public static ByteSlice toLower(ByteSlice text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.at(i))) {
        return lowered(text);
      }
    }
    return text;
  }

  private static ByteSlice lowered(ByteSlice text) {
    byte[] bytes = text.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = toLower(bytes[i]);
    }
    return ByteSlice.of(bytes);
  }

  /**
   * Returns the decimal number that {@code text} consists of, with an optional minus.
   *
   * @param absent the result if {@code text} is empty, contains a byte that is not a digit, or does
   *     not fit a long
   */
  public static long decimal(ByteSlice text, long absent) {
    int length = text.length();
    boolean negative = length > 0 && text.at(0) == '-';
    int i = negative ? 1 : 0;
    if (i == length) {
      return absent;
    }
    boolean fits = length - i <= FITTING_DIGITS;
    long number = 0; // negative, because there is one more negative long than positive ones
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
   * Returns the hexadecimal number that {@code text} consists of, after an optional {@code 0x}, as
   * an unsigned 64-bit value.
   *
   * @param absent the result if {@code text} is not such a number or has more than 16 digits
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
