package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * The number of a line, as {@code cat -n}, {@code nl} and {@code less -N} write it, or the length
 * of a syslog message that was sent over TCP: {@code 12 }, {@code 12: }, {@code 12<TAB>}.
 */
final class NumberPrefix implements LinePrefix {
  private static final int MAX_DIGITS = 10;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int digits = LineText.skipDigits(line, from);
    if (digits == from || digits - from > MAX_DIGITS) {
      return from;
    }
    int mark = LineText.is(line, digits, ':') ? digits + 1 : digits;
    int end = mark;
    while (LineText.is(line, end, ' ') || LineText.is(line, end, '\t')) {
      end++;
    }
    return end > mark ? end : from;
  }
}
