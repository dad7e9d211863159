package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The stamp of an event in local time, {@code 11/14/23 22:13:35.251:111) : } (semantics §5.3).
 *
 * <p>Not safe for use by several threads: remembers the text of the last second.
 */
final class LocalStamp {
  private final ZoneId zone;
  private final ByteBuilder text = new ByteBuilder(40);
  private long lastSecond = Long.MIN_VALUE;
  private int secondLength;

  LocalStamp(ZoneId zone) {
    this.zone = zone;
  }

  ByteSlice of(EventId id) {
    long second = id.seconds();
    if (second != lastSecond) {
      lastSecond = second;
      text.clear();
      append(ZonedDateTime.ofInstant(Instant.ofEpochSecond(second), zone));
      secondLength = text.length();
    }
    text.truncate(secondLength);
    int millis = Math.floorMod(id.timeMillis(), 1000);
    text.append('.').append((char) ('0' + millis / 100));
    twoDigits(millis % 100);
    text.append(':').appendDecimal(id.serial()).append(") : ");
    return text.toSlice();
  }

  private void append(ZonedDateTime time) {
    twoDigits(time.getMonthValue());
    text.append('/');
    twoDigits(time.getDayOfMonth());
    text.append('/');
    twoDigits(Math.floorMod(time.getYear(), 100));
    text.append(' ');
    twoDigits(time.getHour());
    text.append(':');
    twoDigits(time.getMinute());
    text.append(':');
    twoDigits(time.getSecond());
  }

  private void twoDigits(int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
