package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words for times: those of ausearch (docs/ausearch-semantics.md §3.3), last-week, last-month
 * and last-year. What each means as a start and as an end is in the table of {@link
 * TimeExpression}.
 */
enum TimeWord {
  NOW("now"),
  RECENT("recent"),
  BOOT("boot"),
  TODAY("today"),
  YESTERDAY("yesterday"),
  THIS_HOUR("this-hour"),
  THIS_WEEK("this-week"),
  LAST_WEEK("last-week"),
  WEEK_AGO("week-ago"),
  THIS_MONTH("this-month"),
  LAST_MONTH("last-month"),
  THIS_YEAR("this-year"),
  LAST_YEAR("last-year");

  private final String spelling;

  TimeWord(String spelling) {
    this.spelling = spelling;
  }

  String spelling() {
    return spelling;
  }

  /** Returns the word with exactly this spelling, or null. */
  static @Nullable TimeWord spelled(String text) {
    for (TimeWord word : values()) {
      if (word.spelling.equals(text)) {
        return word;
      }
    }
    return null;
  }

  /**
   * Returns how many words such a word takes at the start of {@code words}: two for {@code last
   * week}, one for a {@link #resembling} one, else 0.
   */
  static int words(List<String> words) {
    if (words.size() > 1 && spelled(joined(words.subList(0, 2))) != null) {
      return 2;
    }
    return resembling(words.get(0)) == null ? 0 : 1;
  }

  /** Returns the word that one or two words are. */
  static @Nullable TimeWord of(List<String> words) {
    return spelled(words.size() == 2 ? joined(words) : words.get(0));
  }

  /** Joins {@code last week} with a dash; case does not matter. */
  private static String joined(List<String> words) {
    return String.join("-", words).toLowerCase(Locale.ROOT);
  }

  /** Returns the word that is spelled so but for case and dashes ({@code This_Week}), or null. */
  static @Nullable TimeWord resembling(String text) {
    for (TimeWord word : values()) {
      if (letters(word.spelling).equalsIgnoreCase(letters(text))) {
        return word;
      }
    }
    return null;
  }

  /** Returns the moment that the word names, or with which the period begins that it names. */
  ZonedDateTime moment(ZonedDateTime now, BootTime boot) throws TimeExpressionException {
    LocalDate today = now.toLocalDate();
    return switch (this) {
      case NOW -> now;
      case RECENT -> now.minusMinutes(10);
      case BOOT -> boot.asOf(now);
      case TODAY -> today.atStartOfDay(now.getZone());
      case YESTERDAY -> today.minusDays(1).atStartOfDay(now.getZone());
      case THIS_HOUR -> now.truncatedTo(ChronoUnit.HOURS);
      case THIS_WEEK -> lastSunday(today).atStartOfDay(now.getZone());
      case LAST_WEEK -> lastSunday(today).minusWeeks(1).atStartOfDay(now.getZone());
      case WEEK_AGO -> today.minusWeeks(1).atStartOfDay(now.getZone());
      case THIS_MONTH -> today.withDayOfMonth(1).atStartOfDay(now.getZone());
      case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1).atStartOfDay(now.getZone());
      case THIS_YEAR -> today.withDayOfYear(1).atStartOfDay(now.getZone());
      case LAST_YEAR -> today.withDayOfYear(1).minusYears(1).atStartOfDay(now.getZone());
    };
  }

  /** Returns the last day of the days that the word names, if it names whole days of the past. */
  @Nullable LocalDate lastDay(LocalDate first) {
    return switch (this) {
      case YESTERDAY, WEEK_AGO -> first;
      case LAST_WEEK -> first.plusDays(6);
      case LAST_MONTH -> first.plusMonths(1).minusDays(1);
      case LAST_YEAR -> first.plusYears(1).minusDays(1);
      case NOW, RECENT, BOOT, TODAY, THIS_HOUR, THIS_WEEK, THIS_MONTH, THIS_YEAR -> null;
    };
  }

  /** Returns true if the word names a time that has begun and still lasts. */
  boolean lastsUntilNow() {
    return switch (this) {
      case RECENT, TODAY, THIS_HOUR, THIS_WEEK, THIS_MONTH, THIS_YEAR -> true;
      case NOW, BOOT, YESTERDAY, LAST_WEEK, WEEK_AGO, LAST_MONTH, LAST_YEAR -> false;
    };
  }

  private static LocalDate lastSunday(LocalDate today) {
    return today.minusDays(today.getDayOfWeek().getValue() % 7);
  }

  private static String letters(String text) {
    return text.replace("-", "").replace("_", "");
  }
}
