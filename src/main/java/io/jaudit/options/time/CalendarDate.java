package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;

/**
 * Reads the dates of a {@link TimeExpression}: ausearch's {@code MM/DD/YY} (one-digit parts are
 * fine; 69 to 99 are 19xx, 00 to 68 are 20xx; docs/ausearch-semantics.md §3.3), {@code MM/DD/YYYY},
 * {@code YYYY/MM/DD} and ISO's {@code YYYY-MM-DD}.
 *
 * <p>In ausearch's form, years before 2004 are refused as in ausearch, because there was no audit
 * yet: they are typing errors. A date that begins with the year may have any. A day that does not
 * exist in its month is an error; ausearch continues into the next month.
 */
final class CalendarDate {
  private static final int FIRST_YEAR = 2004;
  private static final int FIRST_YEAR_OF_1900S = 69;
  private static final int YEAR_DIGITS = 4;

  private CalendarDate() {}

  /** Returns whether a word is meant as a date, even if it is invalid, such as {@code 13/45/23}. */
  static boolean looksLike(String word) {
    return hasThreeNumbers(word, '/') || hasThreeNumbers(word, '-');
  }

  static LocalDate parse(String word) throws TimeExpressionException {
    if (word.indexOf('/') < 0) {
      return parseIso(word);
    }
    return word.indexOf('/') == YEAR_DIGITS ? parseYearFirst(word) : parseSlashed(word);
  }

  private static LocalDate parseYearFirst(String word) throws TimeExpressionException {
    TimeText text = new TimeText(word);
    int year = text.number(YEAR_DIGITS);
    boolean complete = text.take('/');
    int month = text.number(2);
    complete &= text.take('/');
    int day = text.number(2);
    if (!complete || year < 0 || month < 0 || day < 0 || text.remaining() > 0) {
      throw wrong(word, "it needs a year, a month and a day");
    }
    return date(word, year, month, day);
  }

  private static LocalDate parseSlashed(String word) throws TimeExpressionException {
    TimeText text = new TimeText(word);
    int month = text.number(2);
    boolean complete = text.take('/');
    int day = text.number(2);
    complete &= text.take('/');
    int yearDigits = text.remaining();
    int year = text.number(4);
    if (!complete || month < 0 || day < 0 || year < 0 || yearDigits == 3 || text.remaining() > 0) {
      throw wrong(word, "it needs a month, a day and a year");
    }
    if (yearDigits <= 2) {
      year += year < FIRST_YEAR_OF_1900S ? 2000 : 1900;
    }
    if (month > 12 && day <= 12) {
      throw wrong(word, "there is no month " + month + ", and the month comes first");
    }
    LocalDate date = date(word, year, month, day);
    if (year < FIRST_YEAR) {
      throw new TimeExpressionException(
          "'%s' is in %d, before Linux had audit (%d); if you mean it, write %s"
              .formatted(word, year, FIRST_YEAR, date));
    }
    return date;
  }

  private static LocalDate parseIso(String word) throws TimeExpressionException {
    TimeText text = new TimeText(word);
    int year = text.number(4);
    boolean complete = text.take('-');
    int month = text.number(2);
    complete &= text.take('-');
    int day = text.number(2);
    if (!complete || text.remaining() > 0 || word.length() != "YYYY-MM-DD".length()) {
      throw wrong(word, "it needs a year of four digits, a month and a day of two");
    }
    return date(word, year, month, day);
  }

  private static LocalDate date(String word, int year, int month, int day)
      throws TimeExpressionException {
    if (month < 1 || month > 12) {
      throw wrong(word, "there is no month " + month);
    }
    int lastDay = Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    if (day < 1 || day > lastDay) {
      throw wrong(word, "that month has " + lastDay + " days");
    }
    return LocalDate.of(year, month, day);
  }

  private static boolean hasThreeNumbers(String word, char separator) {
    int separators = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == separator && i > 0) {
        separators++;
      } else if (!TimeText.isDigit(c)) {
        return false;
      }
    }
    return separators == 2;
  }

  private static TimeExpressionException wrong(String word, String why) {
    return new TimeExpressionException(
        "'" + word + "' is not a date: " + why + "; write MM/DD/YY, MM/DD/YYYY or YYYY-MM-DD");
  }
}
