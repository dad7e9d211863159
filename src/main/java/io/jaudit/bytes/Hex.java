package io.jaudit.bytes;

import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes and encodes the hex in which the kernel and auditd write strings that contain a space, a
 * quote, a control byte or a byte above 0x7e (docs/ausearch-semantics.md §1.3). Stateless.
 */
public final class Hex {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private static final byte[] NIBBLES = new byte[256];
  private static final byte[] UPPER_NIBBLES = new byte[256];

  static {
    Arrays.fill(NIBBLES, (byte) -1);
    Arrays.fill(UPPER_NIBBLES, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      UPPER_NIBBLES[DIGITS[i]] = (byte) i;
      NIBBLES[DIGITS[i]] = (byte) i;
      NIBBLES[DIGITS[i] | 0x20] = (byte) i; // a digit has that bit already
    }
  }

  private Hex() {}

  /** Returns the value of a hex digit of either case, as in a number; -1 for any other byte. */
  public static int nibble(byte digit) {
    return NIBBLES[digit & 0xff];
  }

  /** Returns the value of an upper-case hex digit, as in encoded text; -1 for any other byte. */
  public static int upperNibble(byte digit) {
    return UPPER_NIBBLES[digit & 0xff];
  }

  /**
   * Decodes {@code text}, which is hex only if all of it is upper-case hex digits: {@code cafe} is
   * a word. The odd last digit of a text that was cut off is ignored, and so is a quote after the
   * digits: the line was cut out of a quoted text. Returns empty if {@code text} is not hex or has
   * no whole byte.
   */
  public static Optional<ByteSlice> decode(ByteSlice text) {
    int length = end(text, 0, text.length());
    if (length < 2 || upperNibble(text.at(0)) < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length / 2];
    return text.decodeHex(0, length, bytes, 0)
        ? Optional.of(ByteSlice.of(bytes))
        : Optional.empty();
  }

  /** Returns where the digits of {@code [from, to)} end, if they are hex: before a quote. */
  public static int end(ByteSlice text, int from, int to) {
    return to > from && text.at(to - 1) == '"' ? to - 1 : to;
  }

  /** Encodes {@code bytes} in uppercase hex, as the kernel and auditd do. */
  public static ByteSlice encode(ByteSlice bytes) {
    byte[] text = new byte[bytes.length() * 2];
    for (int i = 0; i < bytes.length(); i++) {
      text[2 * i] = DIGITS[bytes.at(i) >> 4 & 0xf];
      text[2 * i + 1] = DIGITS[bytes.at(i) & 0xf];
    }
    return ByteSlice.of(text);
  }
}
