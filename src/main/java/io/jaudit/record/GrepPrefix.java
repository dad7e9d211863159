package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * What grep writes before a line: {@code FILE:}, {@code FILE:NN:} or {@code NN:}, with dashes for
 * lines of context. The name of the file has no blank, unless it is {@code (standard input)}, and
 * the rest of the line follows at once, or after a blank if there is a number or the name has a
 * point or a slash, as no program has.
 */
final class GrepPrefix implements LinePrefix {
  private static final int LONGEST_NAME = 1024;

  /** What {@code grep -H} calls standard input. */
  private static final String STANDARD_INPUT = "(standard input)";

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int last = Math.min(line.length() - 1, from + LONGEST_NAME);
    int start = line.hasAt(from, STANDARD_INPUT) ? from + STANDARD_INPUT.length() : from;
    boolean isFile = start > from;
    int word = start;
    for (int at = start; at < last; at++) {
      byte b = line.at(at);
      if (b == ' ' || b == '"' || b == '=' || b == '(' || b == '{') {
        return from;
      }
      isFile |= b == '.' || b == '/';
      if (at > from && (b == ':' || b == '-')) {
        boolean isNumber = at > word && LineText.skipDigits(line, word) == at;
        int rest = restStart(line, at, isFile || isNumber);
        if (rest > at) {
          return rest;
        }
        word = at + 1;
      }
    }
    return from;
  }

  /**
   * Returns where a line of a log begins after the mark at {@code at}; {@code at} if none does.
   * Dashes are in many names and dates.
   */
  private static int restStart(ByteSlice line, int at, boolean mayHaveBlank) {
    int rest = at + 1;
    if (line.at(at) == '-') {
      return LinePrefixes.isHeaderStart(line, rest) ? rest : at;
    }
    while (mayHaveBlank && (LineText.is(line, rest, ' ') || LineText.is(line, rest, '\t'))) {
      rest++;
    }
    return LinePrefixes.isLineStart(line, rest) ? rest : at;
  }
}
