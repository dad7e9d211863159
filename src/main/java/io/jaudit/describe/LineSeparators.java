package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.Utf8;

/**
 * Finds the characters that separate the parts of a line about an event, in text that others chose:
 * a file may be called {@code x [key]}. Stateless.
 */
final class LineSeparators {
  /** Of names. */
  static final String OF_NAME = " []()'\"\\";

  /** Of commands that contain blanks, and may contain quotes. */
  static final String OF_COMMAND = "[]";

  private static final int ARROW = 0x2192;
  private static final int ELLIPSIS = 0x2026;

  private LineSeparators() {}

  /** Returns true if the text has one of these ASCII characters, or one that is not visible. */
  static boolean isAnyIn(ByteSlice text, String separators) {
    int at = 0;
    while (at < text.length()) {
      int size = Utf8.sequence(text, at);
      if (size < 0 || isSeparator(text, at, size, separators)) {
        return true;
      }
      at += size;
    }
    return false;
  }

  private static boolean isSeparator(ByteSlice text, int at, int size, String separators) {
    byte b = text.at(at);
    if (b >= ' ' && b < 0x7f) {
      return separators.indexOf(b) >= 0;
    }
    int character = Utf8.codePoint(text, at, size);
    return character == ARROW
        || character == ELLIPSIS
        || Character.isSpaceChar(character)
        || InvisibleChars.is(character);
  }
}
