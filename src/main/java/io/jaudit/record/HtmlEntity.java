package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * A character that was escaped for HTML or XML: an ampersand, {@code quot} and a semicolon, the
 * same with a number. Stateless.
 */
final class HtmlEntity {
  private static final String[] NAMES = {"quot;", "amp;", "lt;", "gt;", "apos;"};
  private static final String CHARACTERS = "\"&<>'";
  private static final int LONGEST = 8;

  private HtmlEntity() {}

  /** Returns the code of the ASCII character whose name begins after {@code at}. */
  static int at(ByteSlice line, int at, int end) {
    int name = at + 1;
    if (LineText.is(line, name, '#')) {
      return numbered(line, at, end);
    }
    for (int i = 0; i < NAMES.length; i++) {
      if (line.hasAt(name, NAMES[i]) && name + NAMES[i].length() <= end) {
        return ChangedQuotes.code(CHARACTERS.charAt(i), 1 + NAMES[i].length());
      }
    }
    return ChangedQuotes.NONE;
  }

  private static int numbered(ByteSlice line, int at, int end) {
    int number = at + 2;
    int close = line.indexOf((byte) ';', number, Math.min(end, number + LONGEST));
    if (close < 0) {
      return ChangedQuotes.NONE;
    }
    boolean isHex = LineText.is(line, number, 'x') || LineText.is(line, number, 'X');
    long value =
        isHex
            ? Ascii.hexadecimal(line.slice(number + 1, close), ChangedQuotes.NONE)
            : Ascii.decimal(line.slice(number, close), ChangedQuotes.NONE);
    return ChangedQuotes.isOfRecord(value)
        ? ChangedQuotes.code((int) value, close + 1 - at)
        : ChangedQuotes.NONE;
  }
}
