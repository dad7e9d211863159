package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The words for times: those of ausearch (docs/ausearch-semantics.md §3.3) and last-week. What each
 * means as a start and as an end is in the table of {@link TimeExpression}.
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
  THIS_YEAR("this-year");

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
      case THIS_YEAR -> today.withDayOfYear(1).atStartOfDay(now.getZone());
    };
  }

  private static LocalDate lastSunday(LocalDate today) {
    return today.minusDays(today.getDayOfWeek().getValue() % 7);
  }

  private static String letters(String text) {
    return text.replace("-", "").replace("_", "");
  }
}
