package io.jaudit.filter.where;

import io.jaudit.bytes.Printable;

/**
 * Shows a part of a text with carets under it. Characters that could control a terminal are shown
 * as {@code \}{@code u001b}, wide characters take two columns and combining ones none, and of a
 * long line only the surroundings are shown. Stateless.
 */
final class Excerpt {
  private static final String INDENT = "  ";
  private static final String CUT = "...";

  /** Columns of a longer line that are shown before what is wrong, and after its beginning. */
  private static final int BEFORE = 36;

  private static final int AFTER = 36;

  private Excerpt() {}

  /** Returns two lines: the line that contains {@code start}, and the carets. */
  static String of(String text, int start, int end) {
    int lineStart = start;
    while (lineStart > 0 && !endsLine(text, lineStart - 1)) {
      lineStart--;
    }
    int lineEnd = start;
    while (lineEnd < text.length() && !isLineEnd(text.charAt(lineEnd))) {
      lineEnd++;
    }
    boolean fits = columns(Printable.of(text.substring(lineStart, lineEnd))) <= BEFORE + AFTER;
    int from = fits ? lineStart : back(text, start, lineStart);
    int to = fits ? lineEnd : forward(text, start, lineEnd);
    String before = (from > lineStart ? CUT : "") + Printable.of(text.substring(from, start));
    String marked = Printable.of(text.substring(start, Math.max(start, Math.min(end, to))));
    String after = Printable.of(text.substring(Math.max(start, Math.min(end, to)), to));
    return INDENT
        + before
        + marked
        + after
        + (to < lineEnd ? CUT : "")
        + "\n"
        + INDENT
        + " ".repeat(columns(before))
        + "^".repeat(Math.max(1, columns(marked)));
  }

  /** Returns true for the last character of a line: LF, CR LF and CR end one. */
  static boolean endsLine(String text, int at) {
    boolean isFirstOfTwo = text.startsWith("\r\n", at);
    return isLineEnd(text.charAt(at)) && !isFirstOfTwo;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static int back(String text, int start, int lineStart) {
    int at = start;
    int columns = 0;
    while (at > lineStart) {
      int previous = text.offsetByCodePoints(at, -1);
      columns += columns(Printable.of(text.substring(previous, at)));
      if (columns > BEFORE) {
        break;
      }
      at = previous;
    }
    return at;
  }

  private static int forward(String text, int start, int lineEnd) {
    int at = start;
    int columns = 0;
    while (at < lineEnd) {
      int next = text.offsetByCodePoints(at, 1);
      columns += columns(Printable.of(text.substring(at, next)));
      if (columns > AFTER) {
        break;
      }
      at = next;
    }
    return at;
  }

  private static int columns(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += columns(text.codePointAt(i));
    }
    return columns;
  }

  private static int columns(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  /** Returns true for the blocks whose characters Unicode's East Asian Width calls wide. */
  private static boolean isWide(int character) {
    return (character >= 0x1100 && character <= 0x115f)
        || (character >= 0x2e80 && character <= 0xa4cf && character != 0x303f)
        || (character >= 0xac00 && character <= 0xd7a3)
        || (character >= 0xf900 && character <= 0xfaff)
        || (character >= 0xfe30 && character <= 0xfe6f)
        || (character >= 0xff00 && character <= 0xff60)
        || (character >= 0xffe0 && character <= 0xffe6)
        || (character >= 0x1f300 && character <= 0x1faff)
        || (character >= 0x20000 && character <= 0x3fffd);
  }
}
