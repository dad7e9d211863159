package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.JsonOutput;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.record.EventId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats that show lines as they are: default and raw. */
class LineWritersTest {
  private static final String CALL = "node=h type=SYSCALL msg=audit(1700000000.007:42): a=1";

  @Test
  void defaultHasDashesTheLocalTimeAndNoEnrichedPart() {
    EventWriter writer = new DefaultWriter(() -> ZoneId.of("America/New_York"), Escape.TTY);
    String out = written(writer, CALL + "\u001dAUID=\"x\"", CALL.replace("a=1", "b=\u001b[1m\tc"));
    assertEquals(
        "----\ntime->Tue Nov 14 17:13:20 2023\n"
            + CALL
            + "\n"
            + CALL.replace("a=1", "b=\\033[1m\\011c")
            + "\n",
        out);
  }

  @ParameterizedTest
  @CsvSource({
    "0, Thu Jan  1 00:00:00 1970",
    "951827696, Tue Feb 29 12:34:56 2000",
    "1733616000, Sun Dec  8 00:00:00 2024",
    "4102444799, Thu Dec 31 23:59:59 2099"
  })
  void timesAreThoseOfCtime(long second, String text) {
    EventWriter writer = new DefaultWriter(() -> ZoneOffset.UTC, Escape.RAW).another();
    String line = "type=CWD msg=audit(" + second + ".999:1): cwd=\"/\"";
    assertEquals("----\ntime->" + text + "\n" + line + "\n", written(writer, line));
  }

  @Test
  void theZoneIsAskedForWhenATimeIsShown() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<ZoneId> zone =
        () -> {
          asked.incrementAndGet();
          return ZoneOffset.UTC;
        };
    EventWriter writer = new DefaultWriter(zone, Escape.RAW).another();
    LocalClock clock = new LocalClock(zone, DateStyle.ISO).another();
    assertEquals(0, asked.get());
    written(writer, CALL);
    assertEquals(1, asked.get());
    clock.set(new EventId(null, 0, 1));
    assertEquals(2, asked.get());
    assertEquals("1970-01-01", clock.date());
  }

  @Test
  void aWriterRemembersOnlyTheTimeOfItsSecond() {
    EventWriter writer = new DefaultWriter(() -> ZoneOffset.UTC, Escape.RAW);
    String first = written(writer, CALL);
    String later = written(writer, CALL.replace("1700000000", "1700000001"));
    assertEquals("----\ntime->Tue Nov 14 22:13:20 2023\n" + CALL + "\n", first);
    assertEquals(first.replace(":20 ", ":21 ").replace("1700000000", "1700000001"), later);
  }

  @Property
  void rawKeepsEveryByte(@ForAll byte[] body) {
    String bytes = new String(body, ISO_8859_1).replace("\n", "");
    String line = CALL + bytes;
    assertEquals(line + "\n" + line + "\n", written(new RawWriter().another(), line, line));
  }

  private static String written(EventWriter writer, String... lines) {
    ByteBuilder out = new ByteBuilder();
    byte[] log = String.join("\n", lines).getBytes(ISO_8859_1);
    writer.write(new AuditEvent(JsonOutput.parse(log)), out);
    return out.toSlice().latin1();
  }
}
