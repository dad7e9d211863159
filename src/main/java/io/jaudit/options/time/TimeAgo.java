package io.jaudit.options.time;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long ago something was: {@code 2h}, {@code -2h}, {@code 10 min ago}. Days and weeks are
 * calendar ones ({@code 1d} is the same time yesterday, whatever the clocks did in between), the
 * shorter units are exact.
 */
final class TimeAgo {
  private static final int MAX_DIGITS = 9;
  private static final String AGO = "ago";

  private TimeAgo() {}

  /**
   * Returns whether a word begins such a value: digits, maybe after a minus, maybe before letters.
   */
  static boolean mayStartWith(String word) {
    int letters = endOfNumber(word);
    for (int i = letters; i < word.length(); i++) {
      if (!Character.isLetter(word.charAt(i)) && !TimeText.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return letters > minus(word);
  }

  /**
   * Returns how many of the words, of which the first {@linkplain #mayStartWith begins one}, are
   * read.
   */
  static int wordsTaken(List<String> words) {
    String first = words.get(0);
    int taken = 1;
    if (endOfNumber(first) == first.length() && words.size() > 1 && unit(words.get(1)) != null) {
      taken++;
    }
    return words.size() > taken && words.get(taken).equals(AGO) ? taken + 1 : taken;
  }

  static ZonedDateTime parse(List<String> words, ZonedDateTime now) throws TimeExpressionException {
    String text = String.join(" ", words);
    int taken = wordsTaken(words);
    if (taken < words.size()) {
      throw wrong(text, "unexpected '" + words.get(taken) + "'");
    }
    String first = words.get(0);
    int end = endOfNumber(first);
    String number = first.substring(minus(first), end);
    String unitName = end < first.length() || taken == 1 ? first.substring(end) : words.get(1);
    ChronoUnit unit = unit(unitName);
    if (number.length() > MAX_DIGITS) {
      throw unit == null && number.length() == first.length()
          ? wrong(text, "write @ before seconds since 1970")
          : wrong(text, "the number is too large");
    }
    if (unit == null && endOfFirst(first) < first.length()) {
      return parse(
          List.of(first.substring(endOfFirst(first))),
          parse(List.of(first.substring(0, endOfFirst(first))), now));
    }
    if (unit == null) {
      throw wrong(text, "the unit is missing: s, min (or m), h, d or w");
    }
    return now.minus(new TimeText(number).number(MAX_DIGITS), unit);
  }

  private static int minus(String word) {
    return word.startsWith("-") ? 1 : 0;
  }

  private static int endOfNumber(String word) {
    int end = minus(word);
    while (end < word.length() && TimeText.isDigit(word.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns where the first number and its unit end in several, such as {@code 1d12h}. */
  private static int endOfFirst(String word) {
    int end = endOfNumber(word);
    while (end < word.length() && !TimeText.isDigit(word.charAt(end))) {
      end++;
    }
    return end;
  }

  private static @Nullable ChronoUnit unit(String name) {
    return switch (name) {
      case "s", "sec", "secs", "second", "seconds" -> ChronoUnit.SECONDS;
      case "m", "min", "mins", "minute", "minutes" -> ChronoUnit.MINUTES;
      case "h", "hr", "hrs", "hour", "hours" -> ChronoUnit.HOURS;
      case "d", "day", "days" -> ChronoUnit.DAYS;
      case "w", "week", "weeks" -> ChronoUnit.WEEKS;
      default -> null;
    };
  }

  private static TimeExpressionException wrong(String text, String why) {
    return new TimeExpressionException(
        "'" + text + "' is not a time: " + why + "; write 10m, 2h, 3d, \"10 min ago\" or @SECONDS");
  }
}
