package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimeTest {
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Property(tries = 5000)
  void isWhatTheJdkSays(@ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis) {
    assertEquals(RFC_3339.format(Instant.ofEpochMilli(millis)), text(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "951782399999, 2000-02-28T23:59:59.999Z",
    "951868799999, 2000-02-29T23:59:59.999Z",
    "4107542400000, 2100-03-01T00:00:00.000Z",
    "1795332439885, 2026-11-22T07:27:19.885Z",
    "253402300799999, 9999-12-31T23:59:59.999Z",
    "253402300800000, +10000-01-01T00:00:00.000Z",
    "9223372036854775807, +292278994-08-17T07:12:55.807Z",
    "-1, 1969-12-31T23:59:59.999Z"
  })
  void holdsAtTheEdges(long millis, String expected) {
    assertEquals(expected, text(millis));
  }

  private static String text(long millis) {
    ByteBuilder out = new ByteBuilder();
    UtcTime.append(millis, out);
    return out.toSlice().utf8();
  }
}
