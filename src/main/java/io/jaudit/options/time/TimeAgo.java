package io.jaudit.options.time;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long ago something was: {@code 2h}, {@code -2h}, {@code 1d12h}, {@code 1 day 12 hours
 * ago}. Days and weeks are calendar ones ({@code 1d} is the same time yesterday, whatever the
 * clocks did in between), the shorter units are exact.
 */
final class TimeAgo {
  private static final int MAX_DIGITS = 9;
  private static final String AGO = "ago";

  /** Before it, a sum of many numbers of nine digits may exceed what milliseconds can express. */
  private static final int FIRST_YEAR = -100_000_000;

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
    int taken = Math.max(1, oneTaken(words));
    for (int more = 1; more > 0; taken += more) {
      List<String> rest = words.subList(taken, words.size());
      more = rest.isEmpty() || rest.get(0).startsWith("-") ? 0 : oneTaken(rest);
    }
    return words.size() > taken && words.get(taken).equals(AGO) ? taken + 1 : taken;
  }

  /** Returns how many words a number and its unit take, or several in one word; 0 if neither. */
  private static int oneTaken(List<String> words) {
    String first = words.get(0);
    if (!mayStartWith(first)) {
      return 0;
    }
    if (endOfNumber(first) == first.length()) {
      return words.size() > 1 && unit(words.get(1)) != null ? 2 : 0;
    }
    int letters = first.length();
    while (!endsWithDigit(first.substring(0, letters))) {
      letters--;
    }
    return unit(first.substring(letters)) == null ? 0 : 1;
  }

  static ZonedDateTime parse(List<String> words, ZonedDateTime now) throws TimeExpressionException {
    String text = String.join(" ", words);
    boolean hasAgo = words.size() > 1 && words.get(words.size() - 1).equals(AGO);
    StringBuilder ages = new StringBuilder();
    for (String word : hasAgo ? words.subList(0, words.size() - 1) : words) {
      boolean isUnit = endsWithDigit(ages) && Character.isLetter(word.charAt(0));
      if (!isUnit && (!mayStartWith(word) || (word.startsWith("-") && !ages.isEmpty()))) {
        throw wrong(text, "unexpected '" + word + "'");
      }
      ages.append(word);
    }
    ZonedDateTime then = now;
    for (int at = minus(ages); at < ages.length(); ) {
      int letters = endOfDigits(ages, at);
      int end = letters;
      while (end < ages.length() && !TimeText.isDigit(ages.charAt(end))) {
        end++;
      }
      then = then.minus(number(ages, at, letters, text), knownUnit(ages, letters, end, text));
      at = end;
    }
    if (then.getYear() < FIRST_YEAR) {
      throw tooLarge(text);
    }
    return then;
  }

  private static int number(CharSequence ages, int from, int to, String text)
      throws TimeExpressionException {
    if (to - from > MAX_DIGITS) {
      throw to == ages.length() && from == minus(ages)
          ? wrong(text, "write @ before seconds since 1970")
          : tooLarge(text);
    }
    return new TimeText(ages.subSequence(from, to).toString()).number(MAX_DIGITS);
  }

  private static ChronoUnit knownUnit(CharSequence ages, int from, int to, String text)
      throws TimeExpressionException {
    String name = ages.subSequence(from, to).toString();
    ChronoUnit unit = unit(name);
    if (unit == null) {
      throw wrong(
          text,
          name.isEmpty()
              ? "the unit is missing: s, min (or m), h, d or w"
              : "unknown unit '" + name + "'; the units are s, min (or m), h, d and w");
    }
    return unit;
  }

  private static int minus(CharSequence text) {
    return !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
  }

  private static int endOfNumber(CharSequence text) {
    return endOfDigits(text, minus(text));
  }

  private static boolean endsWithDigit(CharSequence text) {
    return !text.isEmpty() && TimeText.isDigit(text.charAt(text.length() - 1));
  }

  private static int endOfDigits(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && TimeText.isDigit(text.charAt(end))) {
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

  private static TimeExpressionException tooLarge(String text) {
    return wrong(text, "the number is too large");
  }

  private static TimeExpressionException wrong(String text, String why) {
    return new TimeExpressionException(
        "'"
            + text
            + "' is not a time: "
            + why
            + "; write 10m, 2h, 1d12h, \"10 min ago\", a date or @SECONDS");
  }
}
