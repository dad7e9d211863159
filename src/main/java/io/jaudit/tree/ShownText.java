package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import io.jaudit.bytes.Printable;

/**
 * Makes text of a log safe for a terminal: characters that control it, are invisible or change the
 * direction of text become {@code \x1b} or {@code \u202e}, and so do bytes that are not UTF-8.
 * Stateless.
 */
final class ShownText {
  private ShownText() {}

  static String of(ByteSlice text) {
    return Printable.of(text);
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
