package io.jaudit.output.lines;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.record.AuditRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/**
 * Writes the default format (docs/ausearch-semantics.md §5.1): a line of dashes, the local time,
 * and the records in log order without their enriched part.
 *
 * <p>Not safe for use by several threads: caches the text of the last second.
 */
public final class DefaultWriter implements EventWriter {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final Supplier<ZoneId> zone;
  private final Escape escape;
  private long lastSecond = Long.MIN_VALUE;
  private String lastTime = "";

  /**
   * @param zone in which times are shown; determined at the first event
   * @param escape how to escape each line
   */
  public DefaultWriter(Supplier<ZoneId> zone, Escape escape) {
    this.zone = zone;
    this.escape = escape;
  }

  @Override
  public DefaultWriter another() {
    return new DefaultWriter(zone, escape);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    out.append("----\ntime->").append(time(event.id().seconds())).append('\n');
    for (AuditRecord record : event.records()) {
      escape.append(record.plainLine(), out);
      out.append('\n');
    }
  }

  private String time(long second) {
    if (second != lastSecond) {
      lastSecond = second;
      lastTime = text(ZonedDateTime.ofInstant(Instant.ofEpochSecond(second), zone.get()));
    }
    return lastTime;
  }

  /** Formats a time like ctime: {@code Tue Nov 14 22:13:34 2023}, in English in every locale. */
  private static String text(ZonedDateTime time) {
    int day = 3 * (time.getDayOfWeek().getValue() - 1);
    int month = 3 * (time.getMonthValue() - 1);
    return DAYS.substring(day, day + 3)
        + ' '
        + MONTHS.substring(month, month + 3)
        + (time.getDayOfMonth() < 10 ? "  " : " ")
        + time.getDayOfMonth()
        + ' '
        + LocalClock.twoDigits(time.getHour())
        + ':'
        + LocalClock.twoDigits(time.getMinute())
        + ':'
        + LocalClock.twoDigits(time.getSecond())
        + ' '
        + time.getYear();
  }
}
