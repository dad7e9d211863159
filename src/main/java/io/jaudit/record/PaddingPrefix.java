package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * What carries no text: blanks, tabs, carriage returns, NULs of a block that was never written, a
 * byte order mark, and the colors of {@code grep --color} ({@code ESC [ 01;31 m}).
 */
final class PaddingPrefix implements LinePrefix {
  private static final byte ESCAPE = 0x1b;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int at = from;
    while (at < line.length()) {
      byte b = line.at(at);
      if (b == 0 || b == ' ' || b == '\t' || b == '\r') {
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
