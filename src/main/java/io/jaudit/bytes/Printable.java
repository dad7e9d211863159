package io.jaudit.bytes;

import java.util.Locale;

/**
 * Makes text safe for a terminal, which a log or a file name must not control. Unicode's control
 * and format characters, including text direction marks, its line separators, and unpaired
 * surrogates become {@code \}{@code uXXXX}.
 */
public final class Printable {
  private Printable() {}

  /** Returns the text with everything unsafe replaced. */
  public static String of(String text) {
    StringBuilder safe = null;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      next = text.offsetByCodePoints(i, 1);
      if (isUnsafe(text.codePointAt(i))) {
        safe = safe == null ? new StringBuilder(text.substring(0, i)) : safe;
        for (int unit = i; unit < next; unit++) {
          safe.append(String.format(Locale.ROOT, "\\u%04x", (int) text.charAt(unit)));
        }
      } else if (safe != null) {
        safe.append(text, i, next);
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** Like {@link #of}, line by line: newlines are kept. */
  public static String lines(String text) {
    StringBuilder safe = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      safe.append(safe.isEmpty() ? "" : "\n").append(of(line));
    }
    return safe.toString();
  }

  private static boolean isUnsafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
