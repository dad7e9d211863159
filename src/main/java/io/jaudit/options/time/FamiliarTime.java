package io.jaudit.options.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites forms of dates and times that other programs know to those of {@link TimeExpression}:
 * {@code 2026/11/22}, {@code Nov 22}, {@code Nov 22 2026}, {@code monday}, {@code last monday},
 * {@code last week}, {@code 10am} and {@code 10:30 pm}. A day without a year is the last one that
 * is not in the future. Stateless.
 */
final class FamiliarTime {
  private static final int NOON = 12;
  private static final int LEAST_LETTERS = 3;
  private static final String LAST = "last";

  private FamiliarTime() {}

  /** Returns the tokens with each such form replaced. */
  static List<String> rewritten(List<String> tokens, LocalDate today) {
    List<String> result = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      List<String> rest = tokens.subList(at, tokens.size());
      int day = dayWords(rest);
      int clock = day > 0 ? 0 : clockWords(rest);
      result.add(day > 0 ? day(rest, today) : clock > 0 ? clock(rest) : rest.get(0));
      at += Math.max(1, day + clock);
    }
    return result;
  }

  /**
   * Returns how many words the day takes with which {@code words} begin; 0 if it is no such day.
   */
  static int dayWords(List<String> words) {
    String first = words.get(0);
    String second = words.size() > 1 ? words.get(1) : "";
    if (first.equalsIgnoreCase(LAST) && (weekday(second) != null || isWeek(second))) {
      return 2;
    }
    if (month(first) != null && isNumber(second, 1, 2)) {
      return words.size() > 2 && isNumber(words.get(2), 4, 4) ? 3 : 2;
    }
    return weekday(first) != null || isSlashed(first) ? 1 : 0;
  }

  /**
   * Returns how many words the time takes with which {@code words} begin; 0 if it is no such time.
   */
  static int clockWords(List<String> words) {
    String first = words.get(0);
    if (isHalf(words.size() > 1 ? words.get(1) : "") && isClock(first)) {
      return 2;
    }
    int digits = first.length() - 2;
    return digits > 0 && isHalf(first.substring(digits)) && isClock(first.substring(0, digits))
        ? 1
        : 0;
  }

  private static String day(List<String> words, LocalDate today) {
    String first = words.get(0);
    if (isSlashed(first)) {
      String[] parts = first.split("/", -1);
      return parts[0] + "-" + twoDigits(parts[1]) + "-" + twoDigits(parts[2]);
    }
    Month month = month(first);
    if (month != null) {
      String day = twoDigits(words.get(1));
      int year =
          dayWords(words) == 3 ? Integer.parseInt(words.get(2)) : latestYear(month, day, today);
      return year + "-" + twoDigits(String.valueOf(month.getValue())) + "-" + day;
    }
    boolean isBefore = first.equalsIgnoreCase(LAST);
    if (isBefore && isWeek(words.get(1))) {
      return TimeWord.LAST_WEEK.spelling();
    }
    DayOfWeek wanted = weekday(isBefore ? words.get(1) : first);
    LocalDate date = isBefore ? today.minusDays(1) : today;
    while (date.getDayOfWeek() != wanted) {
      date = date.minusDays(1);
    }
    return date.toString();
  }

  /** Returns this year, or an earlier one if the day is in the future or does not exist in it. */
  private static int latestYear(Month month, String day, LocalDate today) {
    int number = Integer.parseInt(day);
    for (int year = today.getYear(); year > today.getYear() - 8; year--) {
      YearMonth of = YearMonth.of(year, month);
      if (of.isValidDay(number) && !of.atDay(number).isAfter(today)) {
        return year;
      }
    }
    return today.getYear();
  }

  private static String clock(List<String> words) {
    String first = words.get(0);
    int taken = clockWords(words);
    String half = taken == 2 ? words.get(1) : first.substring(first.length() - 2);
    String time = taken == 2 ? first : first.substring(0, first.length() - 2);
    int colon = time.indexOf(':');
    int hour = Integer.parseInt(colon < 0 ? time : time.substring(0, colon)) % NOON;
    hour += half.equalsIgnoreCase("pm") ? NOON : 0;
    return twoDigits(String.valueOf(hour)) + (colon < 0 ? ":00" : time.substring(colon));
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  private static boolean isWeek(String word) {
    return word.equalsIgnoreCase("week");
  }

  private static boolean isHalf(String word) {
    return word.equalsIgnoreCase("am") || word.equalsIgnoreCase("pm");
  }

  /** Returns true for an hour from 1 to 12, maybe with minutes. */
  private static boolean isClock(String word) {
    int colon = word.indexOf(':');
    String hour = colon < 0 ? word : word.substring(0, colon);
    return isNumber(hour, 1, 2)
        && Integer.parseInt(hour) >= 1
        && Integer.parseInt(hour) <= NOON
        && (colon < 0 || TimeOfDay.looksLike(word));
  }

  private static boolean isSlashed(String word) {
    String[] parts = word.split("/", -1);
    return parts.length == 3
        && isNumber(parts[0], 4, 4)
        && isNumber(parts[1], 1, 2)
        && isNumber(parts[2], 1, 2);
  }

  private static boolean isNumber(String word, int least, int most) {
    if (word.length() < least || word.length() > most) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (!TimeText.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable DayOfWeek weekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (isName(word, day.name())) {
        return day;
      }
    }
    return null;
  }

  private static @Nullable Month month(String word) {
    for (Month month : Month.values()) {
      if (isName(word, month.name())) {
        return month;
      }
    }
    return null;
  }

  /** Returns true if the word is the name, or its first three letters. */
  private static boolean isName(String word, String name) {
    String upper = word.toUpperCase(Locale.ROOT);
    return upper.equals(name) || (word.length() == LEAST_LETTERS && name.startsWith(upper));
  }
}
