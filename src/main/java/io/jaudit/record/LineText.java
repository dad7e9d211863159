package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/** Steps over blanks, words and digits of a line. Stateless. */
final class LineText {
  private LineText() {}

  /** Returns the index of the first byte at or after {@code from} that is not a blank. */
  static int skipBlanks(ByteSlice line, int from) {
    int at = from;
    while (at < line.length() && line.at(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the index of the first blank at or after {@code from}, or the end of the line. */
  static int wordEnd(ByteSlice line, int from) {
    int blank = line.indexOf((byte) ' ', from);
    return blank < 0 ? line.length() : blank;
  }

  /** Returns the index of the first byte at or after {@code from} that is not a digit. */
  static int skipDigits(ByteSlice line, int from) {
    int at = from;
    while (at < line.length() && Ascii.isDigit(line.at(at))) {
      at++;
    }
    return at;
  }

  /** Returns true if {@code wanted} is at {@code at}; false beyond the end. */
  static boolean is(ByteSlice line, int at, char wanted) {
    return at >= 0 && at < line.length() && line.at(at) == (byte) wanted;
  }

  /**
   * Returns true if the bytes from {@code at} on have the form of {@code pattern}: {@code 9} is a
   * digit, {@code _} a digit or a blank, {@code A} and {@code a} are letters; others are
   * themselves.
   */
  static boolean matches(ByteSlice line, int at, String pattern) {
    if (at + pattern.length() > line.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      if (!matches(line.at(at + i), pattern.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if the line has at {@code at}, in letters of any case, a text in lowercase. */
  static boolean hasLetters(ByteSlice line, int at, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (Ascii.toLower(line.at(at + i)) != (byte) lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(byte b, char pattern) {
    return switch (pattern) {
      case '9' -> Ascii.isDigit(b);
      case '_' -> Ascii.isDigit(b) || b == ' ';
      case 'A' -> Ascii.isUpper(b);
      case 'a' -> Ascii.isLower(b);
      default -> b == (byte) pattern;
    };
  }
}
