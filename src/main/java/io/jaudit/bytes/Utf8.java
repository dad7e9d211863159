package io.jaudit.bytes;

/**
 * Finds the UTF-8 characters in bytes. Invalid bytes are grouped as {@link ByteSlice#utf8()} does,
 * so that both replace the same bytes. Stateless.
 */
public final class Utf8 {
  private Utf8() {}

  /**
   * Returns the number of bytes of the character at {@code at}, 1 to 4; or the negated number of
   * bytes, 1 to 3, that together are invalid.
   */
  public static int sequence(ByteSlice text, int at) {
    int lead = text.at(at) & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return -1;
    }
    int size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    for (int i = 1; i < size; i++) {
      int next = at + i < text.length() ? text.at(at + i) & 0xff : 0;
      if ((next & 0xc0) != 0x80 || (i == 1 && !canFollow(lead, next))) {
        return -i;
      }
    }
    boolean surrogate = lead == 0xed && (text.at(at + 1) & 0xff) >= 0xa0;
    return surrogate ? -size : size;
  }

  /** Returns true if all of {@code text} is UTF-8. */
  public static boolean isValid(ByteSlice text) {
    int at = 0;
    while (at < text.length()) {
      int size = sequence(text, at);
      if (size < 0) {
        return false;
      }
      at += size;
    }
    return true;
  }

  /** Returns false for overlong encodings and for characters above U+10FFFF. */
  private static boolean canFollow(int lead, int next) {
    return switch (lead) {
      case 0xe0 -> next >= 0xa0;
      case 0xf0 -> next >= 0x90;
      case 0xf4 -> next < 0x90;
      default -> true;
    };
  }

  /**
   * Returns the character of {@code size} bytes at {@code at}; {@code size} is a result of {@link
   * #sequence}.
   */
  public static int codePoint(ByteSlice text, int at, int size) {
    int character = size == 1 ? text.at(at) : text.at(at) & 0x7f >> size;
    for (int i = 1; i < size; i++) {
      character = character << 6 | (text.at(at + i) & 0x3f);
    }
    return character;
  }

  /** Writes a character at {@code at}; returns the index after it. */
  public static int append(int character, byte[] target, int at) {
    int out = at;
    if (character < 0x80) {
      target[out++] = (byte) character;
      return out;
    }
    if (character < 0x800) {
      target[out++] = (byte) (0xc0 | character >> 6);
    } else {
      if (character < 0x10000) {
        target[out++] = (byte) (0xe0 | character >> 12);
      } else {
        target[out++] = (byte) (0xf0 | character >> 18);
        target[out++] = (byte) (0x80 | (character >> 12 & 0x3f));
      }
      target[out++] = (byte) (0x80 | (character >> 6 & 0x3f));
    }
    target[out++] = (byte) (0x80 | (character & 0x3f));
    return out;
  }
}
