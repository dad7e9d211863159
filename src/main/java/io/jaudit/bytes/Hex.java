package io.jaudit.bytes;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hex in which the kernel and auditd write strings that hold a blank, a quote, a control byte
 * or a byte above 0x7e (docs/ausearch-semantics.md §1.3). Stateless.
 */
public final class Hex {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private static final byte[] NIBBLES = new byte[256];

  static {
    Arrays.fill(NIBBLES, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      NIBBLES[DIGITS[i]] = (byte) i;
      NIBBLES[DIGITS[i] | 0x20] = (byte) i; // a digit has that bit already
    }
  }

  private Hex() {}

  /** The value of one hex digit of either case; -1 for any other byte. */
  public static int nibble(byte digit) {
    return NIBBLES[digit & 0xff];
  }

  /** True where {@code text} is one hex digit or more and nothing else. */
  public static boolean isHex(ByteSlice text) {
    for (int i = 0; i < text.length(); i++) {
      if (nibble(text.at(i)) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * The bytes that {@code text} stands for; an odd last digit is a high nibble. Empty where {@code
   * text} is not hex.
   */
  public static Optional<ByteSlice> decode(ByteSlice text) {
    int length = text.length();
    if (length == 0 || nibble(text.at(0)) < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(length + 1) / 2];
    return text.decodeHex(0, length, bytes, 0)
        ? Optional.of(ByteSlice.of(bytes))
        : Optional.empty();
  }

  /** {@code bytes} in upper-case hex, as the kernel and auditd write it. */
  public static ByteSlice encode(ByteSlice bytes) {
    byte[] text = new byte[bytes.length() * 2];
    for (int i = 0; i < bytes.length(); i++) {
      text[2 * i] = DIGITS[bytes.at(i) >> 4 & 0xf];
      text[2 * i + 1] = DIGITS[bytes.at(i) & 0xf];
    }
    return ByteSlice.of(text);
  }
}
