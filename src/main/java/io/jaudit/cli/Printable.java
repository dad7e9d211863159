package io.jaudit.cli;

import java.util.Locale;

/**
 * Text for a terminal: what a log or a file name holds must not drive it. Control characters, marks
 * that turn the direction of writing, and halves of surrogate pairs become {@code \}{@code uXXXX}.
 */
final class Printable {
  private Printable() {}

  static String of(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        safe = safe == null ? new StringBuilder(text.substring(0, i)) : safe;
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (safe != null) {
        safe.append(c);
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** As {@link #of}, line by line: newlines stay. */
  static String lines(String text) {
    StringBuilder safe = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      safe.append(safe.isEmpty() ? "" : "\n").append(of(line));
    }
    return safe.toString();
  }

  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff';
  }
}
