package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * What carries no text: blanks, tabs, carriage returns, form feeds, the record separator of JSON
 * text sequences (RFC 7464), NULs of a block that was never written, a byte order mark, and the
 * colors of {@code grep --color} ({@code ESC [ 01;31 m}).
 */
final class PaddingPrefix implements LinePrefix {
  private static final byte ESCAPE = 0x1b;
  private static final byte FORM_FEED = 0x0c;
  private static final byte RECORD_SEPARATOR = 0x1e;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int at = from;
    while (at < line.length()) {
      byte b = line.at(at);
      if (isBlank(b)) {
        at++;
      } else if (isMark(line, at)) {
        at += 3;
      } else {
        int color = colorEnd(line, at);
        if (color == at) {
          return at;
        }
        at = color;
      }
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == 0 || b == ' ' || b == '\t' || b == '\r' || b == FORM_FEED || b == RECORD_SEPARATOR;
  }

  /**
   * Returns the line without its colors, which {@code grep} puts around what it found; null if it
   * has none.
   */
  static @Nullable ByteSlice withoutColors(ByteSlice line) {
    int color = line.indexOf(ESCAPE, 0);
    if (color < 0) {
      return null;
    }
    ByteBuilder text = new ByteBuilder(line.length());
    int copied = 0;
    while (color >= 0) {
      int end = colorEnd(line, color);
      if (end > color) {
        text.append(line, copied, color);
        copied = end;
      }
      color = line.indexOf(ESCAPE, Math.max(end, color + 1));
    }
    return copied == 0 ? null : text.append(line, copied, line.length()).toSlice();
  }

  /** The byte order mark of UTF-8, U+FEFF. */
  private static boolean isMark(ByteSlice line, int at) {
    return at + 3 <= line.length()
        && line.at(at) == (byte) 0xef
        && line.at(at + 1) == (byte) 0xbb
        && line.at(at + 2) == (byte) 0xbf;
  }

  private static int colorEnd(ByteSlice line, int from) {
    if (line.at(from) != ESCAPE || !LineText.is(line, from + 1, '[')) {
      return from;
    }
    int at = from + 2;
    while (at < line.length() && (Ascii.isDigit(line.at(at)) || line.at(at) == ';')) {
      at++;
    }
    return LineText.is(line, at, 'm') || LineText.is(line, at, 'K') ? at + 1 : from;
  }
}
