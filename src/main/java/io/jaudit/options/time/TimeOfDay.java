package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time such as {@code 10:00}, {@code 10:00:05}, {@code 10:00:05.250} or {@code 10:00:05+01:00}.
 *
 * <p>As in ausearch (docs/ausearch-semantics.md §3.3) {@code 10:00} means {@code 10:00:00}, parts
 * may have one digit but {@code 9:5:7} is refused, and the seconds may be 60 or 61, which is in the
 * next minute.
 *
 * @param millis of the second, or {@link TimeText#NONE} if the whole second is meant
 * @param offset the zone written after the time, if any
 */
record TimeOfDay(int hour, int minute, int second, int millis, @Nullable ZoneOffset offset) {
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  /** Returns whether a word is meant as a time, even if it is invalid, such as {@code 25:00}. */
  static boolean looksLike(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!TimeText.isDigit(c) && (i == 0 || ":.,+-Z".indexOf(c) < 0)) {
        return false;
      }
    }
    return word.indexOf(':') > 0;
  }

  static TimeOfDay parse(String word) throws TimeExpressionException {
    TimeText text = new TimeText(word);
    int hour = text.number(2);
    boolean complete = text.take(':');
    int minute = text.number(2);
    int second = 0;
    int millis = TimeText.NONE;
    if (text.take(':')) {
      second = text.number(2);
      complete &= text.position() > "9:5:7".length();
      millis = text.fraction();
    }
    if (!complete || hour < 0 || minute < 0 || second < 0) {
      throw wrong(word, "it needs hours and minutes, of two digits each");
    }
    ZoneOffset offset = text.remaining() == 0 ? null : offset(text, word);
    if (hour > 23) {
      throw wrong(word, "hours are 0 to 23");
    }
    if (minute > 59 || second > 61) {
      throw wrong(word, "minutes and seconds are 0 to 59");
    }
    return new TimeOfDay(hour, minute, second, millis, offset);
  }

  LocalDateTime on(LocalDate day) {
    return day.atTime(hour, minute).plusSeconds(second);
  }

  private static ZoneOffset offset(TimeText text, String word) throws TimeExpressionException {
    if (text.take('Z') && text.remaining() == 0) {
      return ZoneOffset.UTC;
    }
    int sign = text.take('+') ? 1 : text.take('-') ? -1 : 0;
    int hours = text.number(2);
    int minutes = text.take(':') || text.remaining() > 0 ? text.number(2) : 0;
    int total = hours * 60 + minutes;
    if (sign == 0
        || hours < 0
        || minutes < 0
        || minutes > 59
        || total > MAX_OFFSET_MINUTES
        || text.remaining() > 0) {
      throw wrong(word, "the zone must be Z, +01:00, +0100 or +01");
    }
    return ZoneOffset.ofTotalSeconds(sign * total * 60);
  }

  private static TimeExpressionException wrong(String word, String why) {
    return new TimeExpressionException(
        "'" + word + "' is not a time of day: " + why + "; write HH:MM, HH:MM:SS or HH:MM:SS.mmm");
  }
}
