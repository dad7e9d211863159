package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;

/**
 * Formats log time according to RFC 3339: UTC, with milliseconds, {@code 2026-11-22T07:27:19.885Z}.
 *
 * <p>Does not use {@code java.time.format}, which takes longer to start than a search. Years after
 * 9999, for which RFC 3339 has no form, are written as in ISO 8601, with a plus. Stateless.
 */
public final class UtcTime {
  private static final long DAY_MILLIS = 86_400_000L;

  /** Days of 400 years, after which the calendar repeats. */
  private static final long ERA_DAYS = 146_097;

  /** From 0000-03-01 to 1970-01-01. */
  private static final long EPOCH_DAYS = 719_468;

  private UtcTime() {}

  /** Appends a time, in ms since 1970. */
  public static void append(long timeMillis, ByteBuilder out) {
    appendDate(Math.floorDiv(timeMillis, DAY_MILLIS), out);
    int millis = (int) Math.floorMod(timeMillis, DAY_MILLIS);
    out.append('T');
    appendTwo(millis / 3_600_000, out);
    out.append(':');
    appendTwo(millis / 60_000 % 60, out);
    out.append(':');
    appendTwo(millis / 1000 % 60, out);
    out.append('.').append((char) ('0' + millis / 100 % 10));
    appendTwo(millis % 100, out);
    out.append('Z');
  }

  /** Counts years from March, so that the leap day is the last of its year. */
  private static void appendDate(long epochDay, ByteBuilder out) {
    long day = epochDay + EPOCH_DAYS;
    long era = Math.floorDiv(day, ERA_DAYS);
    int dayOfEra = (int) Math.floorMod(day, ERA_DAYS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    appendYear(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), out);
    out.append('-');
    appendTwo(month, out);
    out.append('-');
    appendTwo(dayOfYear - (153 * fromMarch + 2) / 5 + 1, out);
  }

  private static void appendYear(long year, ByteBuilder out) {
    if (year > 9999 || year < 0) {
      out.append(year < 0 ? '-' : '+');
    }
    long digits = Math.abs(year);
    for (long limit = 1000; limit > digits && limit > 1; limit /= 10) {
      out.append('0');
    }
    out.appendDecimal(digits);
  }

  private static void appendTwo(int number, ByteBuilder out) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
