package io.jaudit.options.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads days that have a name: {@code monday}, {@code last-monday}, {@code Nov 22}, {@code 22 Nov
 * 2026}, {@code Tue, 22 Nov 2026}. Names of days and months can be cut to three letters or more. A
 * day without a year is the last one that is not in the future. Stateless.
 */
final class NamedDay {
  private static final int LEAST_LETTERS = 3;
  private static final int YEAR_DIGITS = 4;
  private static final String LAST = "last";

  private NamedDay() {}

  /** Returns how many words such a day takes at the start of {@code words}; 0 if there is none. */
  static int words(List<String> words) {
    String first = words.get(0);
    String second = words.size() > 1 ? words.get(1) : "";
    if (first.equalsIgnoreCase(LAST) && weekday(second) != null) {
      return 2;
    }
    if (isLastWeekday(first)) {
      return 1;
    }
    int before = weekday(first) == null ? 0 : 1;
    List<String> rest = words.subList(before, words.size());
    int date = rest.isEmpty() ? 0 : CalendarDate.looksLike(rest.get(0)) ? 1 : dateWords(rest);
    return before == 0 && date == 1 ? 0 : before + date;
  }

  /** Returns true if the day has no year yet, so that one may come after the time of day. */
  static boolean lacksYear(List<String> day) {
    int before = weekday(day.get(0)) == null ? 0 : 1;
    return day.size() == before + 2 && dateWords(day.subList(before, day.size())) == 2;
  }

  /** Returns true for four digits. */
  static boolean isYear(String word) {
    return isNumber(word) && word.length() == YEAR_DIGITS;
  }

  /** Returns true for the name of a month, which is no day. */
  static boolean isMonth(String word) {
    return month(word) != null;
  }

  /**
   * Returns the day.
   *
   * @param words as {@link #words} counts them, maybe with a year after them
   */
  static LocalDate parse(List<String> words, LocalDate today) throws TimeExpressionException {
    String first = words.get(0);
    if (first.equalsIgnoreCase(LAST) || isLastWeekday(first)) {
      String name = words.size() > 1 ? words.get(1) : first.substring(LAST.length() + 1);
      return latest(weekday(name), today.minusDays(1));
    }
    DayOfWeek weekday = weekday(first);
    if (weekday != null && words.size() == 1) {
      return latest(weekday, today);
    }
    LocalDate date = date(words, weekday == null ? 0 : 1, today);
    if (weekday != null && date.getDayOfWeek() != weekday) {
      throw wrong(
          words,
          date + " is a " + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    return date;
  }

  private static LocalDate date(List<String> words, int before, LocalDate today)
      throws TimeExpressionException {
    String first = bare(words.get(before));
    if (words.size() == before + 1) {
      return CalendarDate.parse(first);
    }
    String second = bare(words.get(before + 1));
    Month month = month(first);
    int day = Integer.parseInt(month == null ? first : second);
    month = month == null ? month(second) : month;
    if (month == null) {
      throw wrong(words, "it needs a month");
    }
    boolean hasYear = words.size() > before + 2;
    int year = hasYear ? Integer.parseInt(words.get(before + 2)) : latestYear(month, day, today);
    int lastDay = hasYear ? YearMonth.of(year, month).lengthOfMonth() : month.maxLength();
    if (day < 1 || day > lastDay) {
      throw wrong(words, "that month has " + lastDay + " days");
    }
    return LocalDate.of(year, month, day);
  }

  /** Returns this year, or an earlier one if the day is in the future or does not exist in it. */
  private static int latestYear(Month month, int day, LocalDate today) {
    for (int year = today.getYear(); year > today.getYear() - 8; year--) {
      YearMonth of = YearMonth.of(year, month);
      if (of.isValidDay(day) && !of.atDay(day).isAfter(today)) {
        return year;
      }
    }
    return today.getYear();
  }

  private static LocalDate latest(@Nullable DayOfWeek wanted, LocalDate from) {
    LocalDate date = from;
    while (date.getDayOfWeek() != wanted) {
      date = date.minusDays(1);
    }
    return date;
  }

  /** Counts {@code Nov 22} and {@code 22 Nov}, with or without a year after them. */
  private static int dateWords(List<String> words) {
    if (words.size() < 2) {
      return 0;
    }
    String first = bare(words.get(0));
    String second = bare(words.get(1));
    boolean isDate =
        (month(first) != null && isDayOfMonth(second))
            || (isDayOfMonth(first) && month(second) != null);
    return !isDate ? 0 : words.size() > 2 && isYear(words.get(2)) ? 3 : 2;
  }

  /** Removes the comma of {@code Tue, 14 Nov 2023} and {@code Nov 14, 2023}. */
  private static String bare(String word) {
    return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
  }

  private static boolean isDayOfMonth(String word) {
    return isNumber(word) && word.length() <= 2;
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!TimeText.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isLastWeekday(String word) {
    String last = LAST + "-";
    return word.length() > last.length()
        && word.regionMatches(true, 0, last, 0, last.length())
        && weekday(word.substring(last.length())) != null;
  }

  private static @Nullable DayOfWeek weekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (isName(bare(word), day.name())) {
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

  /** Returns true if the word is the name, or the beginning of it. */
  private static boolean isName(String word, String name) {
    return word.length() >= LEAST_LETTERS && name.startsWith(word.toUpperCase(Locale.ROOT));
  }

  private static TimeExpressionException wrong(List<String> words, String why) {
    return new TimeExpressionException(
        "'" + String.join(" ", words) + "' is not a date: " + why + "; write Nov 22 2026");
  }
}
