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

  /**
   * Returns text of a log, in which bytes that are not UTF-8 may be, with everything unsafe
   * replaced: a byte or a character below U+0100 becomes {@code \x1b}.
   */
  public static String of(ByteSlice text) {
    StringBuilder safe = new StringBuilder(text.length());
    int size;
    for (int at = 0; at < text.length(); at += size) {
      int sequence = text.at(at) >= 0 ? 1 : Utf8.sequence(text, at);
      size = Math.max(1, sequence);
      boolean isCharacter = text.at(at) >= 0 || sequence > 1;
      int character = isCharacter && size > 1 ? Utf8.codePoint(text, at, size) : text.at(at) & 0xff;
      if (isCharacter && !InvisibleChars.is(character)) {
        safe.appendCodePoint(character);
      } else {
        String form = character < 0x100 ? "\\x%02x" : character < 0x1_0000 ? "\\u%04x" : "\\U%08x";
        safe.append(String.format(Locale.ROOT, form, character));
      }
    }
    return safe.toString();
  }

  /** Like {@link #of(String)}, line by line: newlines are kept. */
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
