package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time such as {@code 10:00}, {@code 10:00:05}, {@code 10:00:05.250}, {@code 10:00:05+01:00},
 * {@code 10:00 UTC}, {@code 10am} or {@code 10:30 pm}.
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
  private static final int NOON = 12;
  private static final int MAX_ZONE_LETTERS = 5;

  /** Returns how many words a time takes at the start of {@code words}; 0 if there is none. */
  static int words(List<String> words) {
    String first = words.get(0);
    boolean hasDigits = !first.isEmpty() && TimeText.isDigit(first.charAt(0));
    if (words.size() > 1 && isHalf(words.get(1)) && (isHour(first) || looksLike(first))) {
      return 2;
    }
    int end = first.length() - 2;
    boolean hasHalf = hasDigits && end > 0 && isHalf(first.substring(end));
    String time = hasHalf ? first.substring(0, end) : first;
    return looksLike(time) || (hasHalf && isHour(time)) ? 1 : 0;
  }

  /** Returns true for a word after a time that is certainly its zone. */
  static boolean looksLikeOffset(String word) {
    if (word.equals("Z") || word.equals("UTC") || word.equals("GMT")) {
      return true;
    }
    boolean isSigned = word.length() > 2 && (word.charAt(0) == '+' || word.charAt(0) == '-');
    for (int i = 1; i < word.length(); i++) {
      isSigned &= TimeText.isDigit(word.charAt(i)) || word.charAt(i) == ':';
    }
    return isSigned;
  }

  /** Returns true for capital letters, which are a zone if they are where one is expected. */
  static boolean looksLikeZone(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'A' || word.charAt(i) > 'Z') {
        return false;
      }
    }
    return word.length() > 1 && word.length() <= MAX_ZONE_LETTERS;
  }

  private static boolean isHalf(String word) {
    return word.equalsIgnoreCase("am") || word.equalsIgnoreCase("pm");
  }

  private static boolean isHour(String word) {
    return !word.isEmpty()
        && word.length() <= 2
        && TimeText.isDigit(word.charAt(0))
        && TimeText.isDigit(word.charAt(word.length() - 1));
  }

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
    boolean hasMinutes = text.take(':');
    int minute = hasMinutes ? text.number(2) : 0;
    int second = 0;
    int millis = TimeText.NONE;
    boolean complete = true;
    if (hasMinutes && text.take(':')) {
      second = text.number(2);
      complete = text.position() > "9:5:7".length();
      millis = text.fraction();
    }
    boolean isMorning = text.takeWord("am");
    boolean isHalf = isMorning || text.takeWord("pm");
    if (!complete || hour < 0 || minute < 0 || second < 0 || (!hasMinutes && !isHalf)) {
      throw wrong(word, "it needs hours and minutes, of two digits each");
    }
    ZoneOffset offset = text.remaining() == 0 ? null : offset(text, word);
    if (isHalf && (hour < 1 || hour > NOON)) {
      throw wrong(word, "with am or pm, hours are 1 to 12");
    }
    if (hour > 23) {
      throw wrong(word, "hours are 0 to 23");
    }
    if (minute > 59 || second > 61) {
      throw wrong(word, "minutes and seconds are 0 to 59");
    }
    int hourOfDay = isHalf ? hour % NOON + (isMorning ? 0 : NOON) : hour;
    return new TimeOfDay(hourOfDay, minute, second, millis, offset);
  }

  LocalDateTime on(LocalDate day) {
    return day.atTime(hour, minute).plusSeconds(second);
  }

  private static ZoneOffset offset(TimeText text, String word) throws TimeExpressionException {
    text.take(' ');
    boolean isUtc = text.takeWord("z") || text.takeWord("utc") || text.takeWord("gmt");
    if (isUtc && text.remaining() == 0) {
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
      throw wrong(word, "the zone must be Z, UTC, +01:00, +0100 or +01");
    }
    return ZoneOffset.ofTotalSeconds(sign * total * 60);
  }

  private static TimeExpressionException wrong(String word, String why) {
    return new TimeExpressionException(
        "'"
            + word
            + "' is not a time of day: "
            + why
            + "; write HH:MM, HH:MM:SS, HH:MM:SS.mmm or 10am");
  }
}
