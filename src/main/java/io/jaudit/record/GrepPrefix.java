package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * What grep writes before a line: {@code FILE:}, {@code FILE:NN:} or {@code NN:}, with dashes for
 * lines of context. The name of the file has no blank, and the rest of the line follows at once.
 */
final class GrepPrefix implements LinePrefix {
  private static final int LONGEST_NAME = 1024;

  @Override
  public int end(ByteSlice line, int from) {
    int last = Math.min(line.length() - 1, from + LONGEST_NAME);
    for (int at = from; at < last; at++) {
      byte b = line.at(at);
      if (b == ' ' || b == '"' || b == '=' || b == '(' || b == '{') {
        return from;
      }
      boolean isMark = at > from && (b == ':' || b == '-');
      if (isMark && isRest(line, at + 1, b)) {
        return at + 1;
      }
    }
    return from;
  }

  /** Returns true if a line of a log begins at {@code at}; dashes are in many names and dates. */
  private static boolean isRest(ByteSlice line, int at, byte mark) {
    return mark == ':' ? LinePrefixes.isLineStart(line, at) : LinePrefixes.isHeaderStart(line, at);
  }
}
