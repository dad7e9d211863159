package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;

/**
 * Writes the members {@code time}, {@code id} and {@code serial}. Keeps the text of the last
 * second, because most events come within a second of the one before. Not safe for use by several
 * threads.
 */
final class JsonStamp {
  /** What is after the second in {@link UtcTime}: {@code 000Z}. */
  private static final int AFTER_SECOND = 4;

  private static final ByteSlice AFTER_TIME = ByteSlice.of("Z\",\"id\":\"");
  private static final ByteSlice AFTER_ID = ByteSlice.of("\",\"serial\":");

  private long second = Long.MIN_VALUE;

  /** {@code ,"time":"2026-11-22T07:27:19.} */
  private final ByteBuilder beforeMillis = new ByteBuilder();

  /** {@code Z","id":"1795332439.} */
  private final ByteBuilder afterMillis = new ByteBuilder();

  /** Writes the members after another one. */
  void write(EventId id, JsonText json) {
    if (id.seconds() != second) {
      begin(id.seconds());
    }
    int millis = (int) (id.timeMillis() - second * 1000);
    ByteBuilder out = json.beginMembers();
    appendMillis(millis, out.append(beforeMillis)).append(afterMillis);
    appendMillis(millis, out).append(':').appendDecimal(id.serial());
    out.append(AFTER_ID).appendDecimal(id.serial());
  }

  private void begin(long newSecond) {
    second = newSecond;
    beforeMillis.clear();
    beforeMillis.append(Member.TIME.json()).append('"');
    UtcTime.append(second * 1000, beforeMillis);
    beforeMillis.truncate(beforeMillis.length() - AFTER_SECOND);
    afterMillis.clear();
    afterMillis.append(AFTER_TIME).appendDecimal(second).append('.');
  }

  private static ByteBuilder appendMillis(int millis, ByteBuilder out) {
    return out.append((byte) ('0' + millis / 100))
        .append((byte) ('0' + millis / 10 % 10))
        .append((byte) ('0' + millis % 10));
  }
}
