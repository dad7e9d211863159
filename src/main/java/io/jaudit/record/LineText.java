package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/** Steps over blanks, words, digits and time stamps of a line. Stateless. */
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

  private static boolean matches(byte b, char pattern) {
    return switch (pattern) {
      case '9' -> Ascii.isDigit(b);
      case '_' -> Ascii.isDigit(b) || b == ' ';
      case 'A' -> Ascii.isUpper(b);
      case 'a' -> b >= 'a' && b <= 'z';
      default -> b == (byte) pattern;
    };
  }

  /**
   * Returns the index after the time at {@code from} and the blanks that follow it; {@code from} if
   * there is no time. Known are those of RFC 3164 and RFC 3339, with a blank instead of the T too,
   * those of {@code journalctl -o short-full} and {@code short-unix}, and any in brackets, as the
   * kernel writes them.
   */
  static int skipTime(ByteSlice line, int from) {
    int end = timeEnd(line, from);
    return end > from && is(line, end, ' ') ? skipBlanks(line, end) : from;
  }

  private static int timeEnd(ByteSlice line, int from) {
    int date = matches(line, from, "Aaa 9999-99-99 ") ? from + "Www ".length() : from;
    if (matches(line, date, "9999-99-99T99:99:99")) {
      return wordEnd(line, date);
    }
    if (matches(line, date, "9999-99-99 99:99:99")) {
      int end = wordEnd(line, date + "9999-99-99 ".length());
      return date == from ? end : wordEnd(line, skipBlanks(line, end)); // a time zone follows
    }
    if (matches(line, from, "Aaa _9 99:99:99") || matches(line, from, "Aaa 99 99:99:99")) {
      return wordEnd(line, from + "Mmm dd ".length());
    }
    if (matches(line, from, "Aaa 9 99:99:99")) {
      return wordEnd(line, from + "Mmm d ".length());
    }
    if (matches(line, from, "Aaa 99 9999 99:99:99")) {
      return wordEnd(line, from + "Mmm dd yyyy ".length());
    }
    int seconds = skipDigits(line, from);
    boolean unix = seconds - from >= 9 && matches(line, seconds, ".999");
    return unix ? wordEnd(line, seconds) : from;
  }
}
