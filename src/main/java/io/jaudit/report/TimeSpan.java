package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.report.ReportColumn.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The minute, hour or day of local time in which an event was logged. Remembers the last one: for
 * use by one thread at a time.
 */
final class TimeSpan implements ReportField {
  private final ChronoUnit unit;
  private final Supplier<ZoneId> zone;
  private long start;
  private long end;
  private ByteSlice shown = ByteSlice.EMPTY;

  /**
   * @param unit minutes, hours or days
   * @param zone in which days begin
   */
  TimeSpan(ChronoUnit unit, Supplier<ZoneId> zone) {
    this.unit = unit;
    this.zone = zone;
  }

  @Override
  public ReportColumn column() {
    return new ReportColumn("time", Kind.TIME);
  }

  private boolean read(CountedEvent event, FieldValues values) {
    long time = event.timeMillis();
    if (time < start || time >= end) {
      goTo(time);
    }
    values.text(shown);
    values.nextSource();
    return false;
  }

  @Override
  public boolean needsProcesses() {
    return false;
  }

  private void goTo(long time) {
    ZonedDateTime first = Instant.ofEpochMilli(time).atZone(zone.get()).truncatedTo(unit);
    start = first.toInstant().toEpochMilli();
    end = first.plus(1, unit).toInstant().toEpochMilli();
    shown = ByteSlice.of(Long.toString(start));
  }

  @Override
  public String condition(@Nullable ByteSlice value, int sources) {
    goTo(value == null ? 0 : Long.parseLong(value.latin1()));
    return between(start, end);
  }

  /**
   * Returns the expression that is true for the events of a time.
   *
   * @param start in ms since the epoch
   * @param end after it
   */
  static String between(long start, long end) {
    return "time >= " + at(start) + " and time < " + at(end);
  }

  /** Returns a time in ms since the epoch as expressions have it. */
  static String at(long millis) {
    long seconds = Math.floorDiv(millis, 1000L);
    return String.format(Locale.ROOT, "@%d.%03d", seconds, Math.floorMod(millis, 1000L));
  }

  @Override
  public ValueReader reader() {
    TimeSpan own = new TimeSpan(unit, zone); // which knows the last span
    return own::read;
  }
}
