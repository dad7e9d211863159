package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.Utf8;
import java.util.Locale;

/**
 * Makes text of a log safe for a terminal: characters that control it, are invisible or change the
 * direction of text become {@code \x1b} or {@code \u202e}, and so do bytes that are not UTF-8.
 * Stateless.
 */
final class ShownText {
  private ShownText() {}

  static String of(ByteSlice text) {
    StringBuilder shown = new StringBuilder(text.length());
    int size;
    for (int at = 0; at < text.length(); at += size) {
      int sequence = text.at(at) >= 0 ? 1 : Utf8.sequence(text, at);
      size = Math.max(1, sequence);
      boolean isCharacter = text.at(at) >= 0 || sequence > 1;
      int character = isCharacter && size > 1 ? Utf8.codePoint(text, at, size) : text.at(at) & 0xff;
      if (isCharacter && !InvisibleChars.is(character)) {
        shown.appendCodePoint(character);
      } else {
        String form = character < 0x100 ? "\\x%02x" : character < 0x1_0000 ? "\\u%04x" : "\\U%08x";
        shown.append(String.format(Locale.ROOT, form, character));
      }
    }
    return shown.toString();
  }

  /** Returns the number of columns of safe text. */
  static int width(String shown) {
    return DisplayWidth.of(ByteSlice.of(shown));
  }

  /** Returns safe text that is no wider than {@code columns}, with a mark if it is cut. */
  static String cut(String shown, int columns, String mark) {
    ByteSlice bytes = ByteSlice.of(shown);
    if (bytes.length() <= columns || DisplayWidth.of(bytes) <= columns) {
      return shown;
    }
    int end = DisplayWidth.fitting(bytes, Math.max(0, columns - width(mark)));
    return bytes.slice(0, end).utf8() + mark;
  }
}
