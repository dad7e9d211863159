package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * Steps over the times that programs write at the beginning of a line: RFC 3164, with a weekday, a
 * fraction or a year too, RFC 3339, with a blank instead of the T too, dates in other orders, and
 * seconds since 1970. A name of a time zone is not a part of it. Stateless.
 */
final class LineTime {
  private static final String[] NUMERIC = {
    "9999-99-99T99:99",
    "9999-99-99 99:99:99",
    "9999/99/99 99:99:99",
    "9999 Aaa _9 99:99:99",
    "99999999T999999",
    "99/99/9999 99:99:99",
    "99/99/99 99:99:99",
    "99.99.9999 99:99:99",
    "99/Aaa/9999:99:99:99",
    "99-Aaa-9999 99:99:99",
    "99 Aaa 9999 99:99:99",
    "99:99:99"
  };

  private static final String[] NAMED = {
    "Aaa _9 99:99:99",
    "Aaa 9 99:99:99",
    "Aaa _9 9999 99:99:99",
    "Aaa 9 9999 99:99:99",
    "9999-99-99 99:99:99",
    "9999-99-99T99:99:99",
    "_9 Aaa 9999 99:99:99"
  };

  private static final int EPOCH_DIGITS = 9;

  private LineTime() {}

  /**
   * Returns the index after the time at {@code from} and the blanks that follow it; {@code from} if
   * there is no time.
   */
  static int skip(ByteSlice line, int from) {
    if (from >= line.length()) {
      return from;
    }
    byte first = line.at(from);
    int end = from;
    if (Ascii.isDigit(first)) {
      end = stampEnd(line, from, NUMERIC);
      end = end == from ? epochEnd(line, from) : end;
    } else if (Ascii.isUpper(first)) {
      end = namedEnd(line, from);
    }
    return end > from && LineText.is(line, end, ' ') ? LineText.skipBlanks(line, end) : from;
  }

  /** Returns the index after the name or the offset of a time zone, and a year, if one follows. */
  static int skipZone(ByteSlice line, int from) {
    int end = from;
    while (end < line.length() && Ascii.isUpper(line.at(end))) {
      end++;
    }
    boolean isName = end >= from + 2 && end <= from + 5;
    boolean isSigned = LineText.is(line, from, '+') || LineText.is(line, from, '-');
    if (isSigned) {
      end = LineText.matches(line, from + 1, "99:99") ? from + 6 : from + 5;
    }
    boolean isZone = isName || (isSigned && LineText.matches(line, from + 1, "99"));
    return isZone && LineText.is(line, end, ' ')
        ? skipYear(line, LineText.skipBlanks(line, end))
        : from;
  }

  private static int namedEnd(ByteSlice line, int from) {
    boolean hasWeekday =
        LineText.matches(line, from, "Aaa Aaa ") || LineText.matches(line, from, "Aaa 9999-");
    int date = hasWeekday ? from + "Www ".length() : from;
    date = LineText.matches(line, from, "Aaa, ") ? from + "Www, ".length() : date;
    int end = stampEnd(line, date, NAMED);
    if (end == date) {
      return from;
    }
    int year = LineText.skipBlanks(line, end);
    return LineText.matches(line, year, "9999 ") ? year + "9999".length() : end;
  }

  private static int skipYear(ByteSlice line, int from) {
    return LineText.matches(line, from, "9999 ") ? from + "9999 ".length() : from;
  }

  private static int stampEnd(ByteSlice line, int from, String[] forms) {
    for (String form : forms) {
      if (LineText.matches(line, from, form)) {
        int end = from + form.length();
        while (end < line.length() && isOfClock(line.at(end))) {
          end++;
        }
        return end;
      }
    }
    return from;
  }

  private static boolean isOfClock(byte b) {
    return Ascii.isDigit(b) || ".,:+-Zz".indexOf(b) >= 0;
  }

  private static int epochEnd(ByteSlice line, int from) {
    int seconds = LineText.skipDigits(line, from);
    if (seconds - from < EPOCH_DIGITS) {
      return from;
    }
    return LineText.is(line, seconds, '.') ? LineText.skipDigits(line, seconds + 1) : seconds;
  }
}
