package io.jaudit.cli;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a time zone as POSIX writes it in {@code TZ}, with the extensions of the C library: {@code
 * CET-1CEST,M3.5.0,M10.5.0/3}, {@code GMT+5} (west of Greenwich), {@code <+0330>-3:30}.
 *
 * <p>In: the value. Out: rules that change the offset in each year from 1970 to 2200. Based on
 * tzset(3) and POSIX.1 chapter 8.3; without dates of summer time, those of the USA apply, as in the
 * C library. For use once.
 */
final class PosixZone {
  private static final int FIRST_YEAR = 1969;
  private static final int LAST_YEAR = 2200;
  private static final int HOUR = 3600;
  private static final int MAX_HOURS = 24;
  private static final int MAX_RULE_HOURS = 167;
  private static final String DEFAULT_DATES = ",M3.2.0,M11.1.0";

  private final String text;
  private int position;

  private PosixZone(String text) {
    this.text = text;
  }

  /** Returns the rules; null if {@code text} is not such a time zone. */
  static @Nullable ZoneRules rules(String text) {
    try {
      return new PosixZone(text).parse();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private ZoneRules parse() {
    name();
    int standard = -time(MAX_HOURS);
    if (position == text.length()) {
      return ZoneRules.of(offset(standard));
    }
    name();
    int summer = at(',') || position == text.length() ? standard + HOUR : -time(MAX_HOURS);
    PosixZone dates = position == text.length() ? new PosixZone(DEFAULT_DATES) : this;
    dates.expect(',');
    Change start = dates.change(standard, summer);
    dates.expect(',');
    Change end = dates.change(summer, standard);
    if (dates.position < dates.text.length()) {
      throw new IllegalArgumentException(text);
    }
    return rules(standard, start, end);
  }

  private static ZoneRules rules(int standard, Change start, Change end) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffset current = offset(standard);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      boolean startIsFirst = start.second(year) < end.second(year);
      Change first = startIsFirst ? start : end;
      Change second = startIsFirst ? end : start;
      // Summer time all year: it ends when that of the next year starts, or later.
      boolean isOver = second.second(year) < first.second(year + 1);
      for (Change change : isOver ? List.of(first, second) : List.of(first)) {
        ZoneOffset after = offset(change.after);
        if (!after.equals(current)) {
          LocalDateTime local = LocalDateTime.ofEpochSecond(change.second(year), 0, current);
          transitions.add(ZoneOffsetTransition.of(local, current, after));
          current = after;
        }
      }
    }
    ZoneOffset base = offset(standard);
    return ZoneRules.of(base, base, List.of(), transitions, List.of());
  }

  private static ZoneOffset offset(int seconds) {
    return ZoneOffset.ofTotalSeconds(seconds);
  }

  /** A change of the offset in each year. */
  private record Change(Day day, int secondOfDay, int before, int after) {
    /** Returns the second since the epoch at which the change happens. */
    long second(int year) {
      return day.in(year).toEpochDay() * 24 * HOUR + secondOfDay - before;
    }
  }

  /** A day of each year. */
  private interface Day {
    LocalDate in(int year);
  }

  private Change change(int before, int after) {
    Day day = day();
    return new Change(day, take('/') ? time(MAX_RULE_HOURS) : 2 * HOUR, before, after);
  }

  private Day day() {
    if (take('M')) {
      int month = number(1, 12);
      expect('.');
      int week = number(1, 5);
      expect('.');
      DayOfWeek weekday = DayOfWeek.SUNDAY.plus(number(0, 6));
      return week == 5
          ? year ->
              YearMonth.of(year, month)
                  .atEndOfMonth()
                  .with(TemporalAdjusters.previousOrSame(weekday))
          : year ->
              LocalDate.of(year, month, 1 + 7 * (week - 1))
                  .with(TemporalAdjusters.nextOrSame(weekday));
    }
    if (take('J')) {
      int day = number(1, 365); // 29 February is not counted
      return year -> LocalDate.ofYearDay(2001, day).withYear(year);
    }
    int day = number(0, 365);
    return year -> LocalDate.of(year, 1, 1).plusDays(day);
  }

  private void name() {
    int start = position;
    boolean quoted = take('<');
    while (position < text.length() && isOfName(text.charAt(position), quoted)) {
      position++;
    }
    if (quoted) {
      expect('>');
    }
    if (position - start < (quoted ? 5 : 3)) {
      throw new IllegalArgumentException(text);
    }
  }

  private static boolean isOfName(char c, boolean quoted) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
  }

  /** Reads {@code [+-]H[H][:MM[:SS]]} as seconds. */
  private int time(int maxHours) {
    boolean negative = take('-');
    if (!negative) {
      take('+');
    }
    int seconds = number(0, maxHours) * HOUR;
    if (take(':')) {
      seconds += number(0, 59) * 60;
      if (take(':')) {
        seconds += number(0, 59);
      }
    }
    return negative ? -seconds : seconds;
  }

  private int number(int least, int most) {
    int start = position;
    int value = 0;
    while (position < text.length()
        && position < start + 3
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      value = value * 10 + text.charAt(position++) - '0';
    }
    if (position == start || value < least || value > most) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private boolean at(char c) {
    return position < text.length() && text.charAt(position) == c;
  }

  private boolean take(char c) {
    boolean found = at(c);
    position += found ? 1 : 0;
    return found;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw new IllegalArgumentException(text);
    }
  }
}
