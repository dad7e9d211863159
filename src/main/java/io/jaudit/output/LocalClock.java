package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.record.EventId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/**
 * Formats the local time of an event for csv and text. Not safe for use by several threads: caches
 * the text of the last second.
 */
public final class LocalClock {
  /** Selects the form of dates. */
  public enum DateStyle {
    /** {@code 11/14/23}, as in ausearch in the C locale. */
    MONTH_FIRST,
    /** {@code 2023-11-14}. */
    ISO
  }

  private static final ZonedDateTime EPOCH = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private final Supplier<ZoneId> zone;
  private final DateStyle style;
  private long second = Long.MIN_VALUE;
  private int milli;
  private ZonedDateTime time = EPOCH;
  private String date = "";
  private String timeOfDay = "";

  /**
   * @param zone in which times are shown; determined at the first one
   * @param style the form of dates
   */
  public LocalClock(Supplier<ZoneId> zone, DateStyle style) {
    this.zone = zone;
    this.style = style;
  }

  /** Returns a clock with the same settings, for use by another thread. */
  public LocalClock another() {
    return new LocalClock(zone, style);
  }

  /** Sets the clock to the time of an event. */
  public void set(EventId id) {
    milli = Math.floorMod(id.timeMillis(), 1000);
    if (id.seconds() != second) {
      second = id.seconds();
      time = ZonedDateTime.ofInstant(Instant.ofEpochSecond(second), zone.get());
      date = date(time, style);
      timeOfDay =
          twoDigits(time.getHour())
              + ':'
              + twoDigits(time.getMinute())
              + ':'
              + twoDigits(time.getSecond());
    }
  }

  /** Returns the date. */
  public String date() {
    return date;
  }

  /** Returns {@code HH:MM:SS}. */
  public String timeOfDay() {
    return timeOfDay;
  }

  /** Appends date, time with milliseconds, and offset: {@code 2023-11-14T23:13:20.250+01:00}. */
  public void appendTimestamp(ByteBuilder out) {
    out.append(date).append('T').append(timeOfDay).append('.');
    out.append(milli < 100 ? "0" : "").append(milli < 10 ? "0" : "").appendDecimal(milli);
    appendOffset(out);
  }

  /**
   * Appends year, month, day, day of the week (Monday is 1), hour, milliseconds and the offset from
   * UTC, each followed by a comma.
   */
  public void appendParts(ByteBuilder out) {
    out.appendDecimal(time.getYear()).append(',');
    out.append(twoDigits(time.getMonthValue())).append(',');
    out.append(twoDigits(time.getDayOfMonth())).append(',');
    out.appendDecimal(time.getDayOfWeek().getValue()).append(',');
    out.append(time.getHour() < 10 ? " " : "").appendDecimal(time.getHour()).append(',');
    out.appendDecimal(milli).append(',');
    appendOffset(out);
    out.append(',');
  }

  private void appendOffset(ByteBuilder out) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    out.append(minutes < 0 ? '-' : '+');
    out.append(twoDigits(Math.abs(minutes) / 60))
        .append(':')
        .append(twoDigits(Math.abs(minutes) % 60));
  }

  private static String date(ZonedDateTime time, DateStyle style) {
    String month = twoDigits(time.getMonthValue());
    String day = twoDigits(time.getDayOfMonth());
    return switch (style) {
      case MONTH_FIRST -> month + '/' + day + '/' + twoDigits(Math.floorMod(time.getYear(), 100));
      case ISO -> time.toLocalDate().toString();
    };
  }

  /** Returns a number, from 0 on, with at least two digits. */
  public static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
