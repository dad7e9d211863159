package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.record.EventId;

/**
 * Writes the members {@code time}, {@code id} and {@code serial}. Keeps the text of the last
 * second, because most events come within a second of the one before. Not safe for use by several
 * threads.
 */
final class JsonStamp {
  /** What is after the second in {@link UtcTime}: {@code 000Z}. */
  private static final int AFTER_SECOND = 4;

  private long second = Long.MIN_VALUE;

  /** {@code 2026-11-22T07:27:19.} */
  private final ByteBuilder time = new ByteBuilder();

  /** {@code 1795332439.} */
  private final ByteBuilder seconds = new ByteBuilder();

  private final ByteBuilder serial = new ByteBuilder();

  void write(EventId id, JsonText json) {
    if (id.seconds() != second) {
      second = id.seconds();
      time.clear();
      UtcTime.append(second * 1000, time);
      time.truncate(time.length() - AFTER_SECOND);
      seconds.clear();
      seconds.appendDecimal(second).append('.');
    }
    int millis = (int) (id.timeMillis() - second * 1000);
    appendMillis(millis, json.name(Member.TIME).beginQuoted().append(time)).append('Z');
    json.endQuoted();
    serial.clear();
    serial.appendDecimal(id.serial());
    appendMillis(millis, json.name(Member.ID).beginQuoted().append(seconds))
        .append(':')
        .append(serial);
    json.endQuoted();
    json.name(Member.SERIAL).rendered(serial);
  }

  private static ByteBuilder appendMillis(int millis, ByteBuilder out) {
    return out.append((byte) ('0' + millis / 100))
        .append((byte) ('0' + millis / 10 % 10))
        .append((byte) ('0' + millis % 10));
  }
}
