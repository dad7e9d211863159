package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * What dmesg and the kernel log write before a record: {@code [ 12.345678] audit: }, with a date in
 * the brackets, a caller in brackets of its own ({@code [ T1]}), or after a facility and a level
 * ({@code kern :info : }).
 */
final class KernelPrefix implements LinePrefix {
  private static final int LONGEST_BRACKET = 40;

  @Override
  public int end(ByteSlice line, int from) {
    int at = line.hasAt(from, "kern") ? levelEnd(line, from) : from;
    while (LineText.is(line, at, '[')) {
      int close = bracketEnd(line, at);
      if (close == at) {
        return from;
      }
      at = LineText.skipBlanks(line, close);
    }
    if (line.hasAt(at, "kernel: ")) {
      at = LineText.skipBlanks(line, at + "kernel: ".length());
    }
    return line.hasAt(at, "audit: ") ? LineText.skipBlanks(line, at + "audit: ".length()) : at;
  }

  /** Returns the index after {@code kern :info : }. */
  private static int levelEnd(ByteSlice line, int from) {
    int colon = LineText.skipBlanks(line, from + "kern".length());
    int level = LineText.is(line, colon, ':') ? colon + 1 : -1;
    int at = level;
    while (at > 0 && at < line.length() && line.at(at) >= 'a' && line.at(at) <= 'z') {
      at++;
    }
    int second = at > level ? LineText.skipBlanks(line, at) : -1;
    return LineText.is(line, second, ':') ? LineText.skipBlanks(line, second + 1) : from;
  }

  private static int bracketEnd(ByteSlice line, int from) {
    int end = Math.min(line.length(), from + LONGEST_BRACKET);
    for (int at = from + 1; at < end; at++) {
      byte b = line.at(at);
      if (b == ']') {
        return at > from + 1 ? at + 1 : from;
      }
      boolean isOfTime =
          Ascii.isDigit(b) || Ascii.isUpper(b) || (b >= 'a' && b <= 'z') || " .:@".indexOf(b) >= 0;
      if (!isOfTime) {
        return from;
      }
    }
    return from;
  }
}
