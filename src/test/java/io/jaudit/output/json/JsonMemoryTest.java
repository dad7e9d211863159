package io.jaudit.output.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.JsonOutput;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A writer remembers bodies of records (UsualBodies). One that has met many events writes what one
 * that has met none does.
 */
class JsonMemoryTest {
  private static final List<String> TYPES =
      List.of("PATH", "CWD", "PROCTITLE", "EXECVE", "SOCKADDR", "SYSCALL", "USER_CMD", "FOO");

  private static final List<String> BODIES =
      List.of(
          "item=0 name=\"/etc/passwd\" inode=7 mode=0100644 ouid=0 ogid=0 nametype=NORMAL",
          "item=0 name=\"/etc/passwd\" inode=7 mode=0100644 ouid=1 ogid=0 nametype=NORMAL",
          "cwd=\"/\"",
          "proctitle=6C73002D6C",
          "proctitle=6C73002D6D",
          "argc=2 a0=\"ls\" a1=\"-l\"",
          "argc=2 a0=\"ls\" a1=\"\u00e9\"",
          "saddr=02000050C0A80101",
          "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 pid=1 uid=0",
          "text before msg='op=x uid=0 res=success' more text",
          "");

  private static final List<String> ENRICHED =
      List.of("", "\u001dOUID=\"root\" OGID=\"root\"", "\u001dOUID=\"alice\"", "\u001dSADDR={ x }");

  @Provide
  Arbitrary<List<String>> bodies() {
    return Combinators.combine(
            Arbitraries.of(TYPES), Arbitraries.of(BODIES), Arbitraries.of(ENRICHED))
        .as((type, body, enriched) -> type + ' ' + body + enriched)
        .list()
        .ofMinSize(2)
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void repeatedRecordsAreWrittenAsTheFirst(@ForAll("bodies") List<String> bodies) {
    JsonWriter experienced = writer();
    List<String> all = new ArrayList<>(bodies);
    all.addAll(bodies);
    for (String text : all) {
      int blank = text.indexOf(' ');
      String line =
          "type=" + text.substring(0, blank) + " msg=audit(1.000:1): " + text.substring(blank + 1);
      assertEquals(written(writer(), line), written(experienced, line));
    }
  }

  private static JsonWriter writer() {
    return new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED);
  }

  private static String written(JsonWriter writer, String line) {
    AuditEvent event = new AuditEvent(JsonOutput.parse(line.getBytes(ISO_8859_1)));
    ByteBuilder out = new ByteBuilder();
    writer.write(event, out);
    return out.toSlice().latin1();
  }
}
