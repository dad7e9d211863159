package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * What Android's logcat writes before a denial: {@code 01-07 10:25:57.716 225 225 W su: }, or
 * {@code W/auditd ( 225): }. The name of a process may have blanks; it ends at the first {@code ":
 * "}, so that text of an app does not count as a record.
 */
final class LogcatPrefix implements LinePrefix {
  private static final String LEVELS = "VDIWEF";
  private static final int LONGEST_TAG = 64;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int at = from;
    boolean hasYear = LineText.matches(line, from, "9999-99-99 ");
    int time = hasYear ? from + "yyyy-".length() : from;
    if (LineText.matches(line, time, "99-99 99:99:99.999")) {
      at = LineText.skipBlanks(line, LineText.wordEnd(line, time + "mm-dd hh:mm:ss.mmm".length()));
      at = LineTime.skipZone(line, at);
      at = skipNumber(line, skipNumber(line, skipNumber(line, at)));
    }
    boolean isLevel = at < line.length() && LEVELS.indexOf(line.at(at)) >= 0;
    boolean hasTag =
        LineText.is(line, at + 1, '/') || (at > from && LineText.is(line, at + 1, ' '));
    return isLevel && hasTag ? tagEnd(line, at + 2, from) : from;
  }

  private static int skipNumber(ByteSlice line, int from) {
    int end = LineText.skipDigits(line, from);
    return end > from && LineText.is(line, end, ' ') ? LineText.skipBlanks(line, end) : from;
  }

  private static int tagEnd(ByteSlice line, int from, int none) {
    int last = Math.min(line.length() - 1, from + LONGEST_TAG);
    for (int at = from; at < last; at++) {
      byte b = line.at(at);
      if (b == ':' && line.at(at + 1) == ' ') {
        return LineText.skipBlanks(line, at + 1);
      }
      if (b == '=' || b == '"' || b < ' ') {
        return none;
      }
    }
    return none;
  }
}
