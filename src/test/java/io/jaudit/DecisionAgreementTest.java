package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a security module denied is the same object in all formats, whatever the call was. */
class DecisionAgreementTest extends FormatAgreementTest {
  private static final String STAMP = " msg=audit(1700000000.000:1): ";
  private static final LineWriter LINES =
      new LineWriter(
          Identities.ofLog(),
          new LocalClock(() -> ZoneOffset.UTC, DateStyle.ISO),
          LineWriter.UNLIMITED);

  private static final Set<String> OF_CALLS =
      Set.of("AVC", "SYSCALL", "PATH", "CWD", "PROCTITLE", "EXECVE", "SOCKADDR");

  /** Numbers of x86_64: files, memory, processes, sockets, devices, and one without an action. */
  private static final int[] CALLS = {0, 2, 9, 10, 16, 41, 42, 56, 59, 62, 82, 101, 105, 126, 257};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "apparmor=\"ALLOWED\" operation=\"file_mmap\" profile=\"p\" name=\"/lib/x.so\" pid=1 comm=\"c\" requested_mask=\"rm\" | /lib/x.so",
        "apparmor=\"DENIED\" operation=\"open\" profile=\"p\" name=2F746D702F6120 pid=1 comm=\"c\" denied_mask=\"r\" | '/tmp/a '",
        "apparmor=\"DENIED\" operation=\"exec\" profile=\"p\" name=\"/bin/x\" pid=1 comm=\"c\" denied_mask=\"x\" | /bin/x",
        "apparmor=\"DENIED\" operation=\"capable\" profile=\"p\" pid=1 comm=\"c\" capability=6 capname=\"setgid\" | setgid",
        "avc:  denied  { execute } for  pid=1 comm=\"c\" path=\"/lib/x.so\" dev=\"dm-0\" ino=7 scontext=a:b:c:s0 tcontext=d:e:f:s0 tclass=file permissive=0 | /lib/x.so",
        "avc:  denied  { read } for  pid=1 comm=\"c\" name=\"shadow\" dev=\"dm-0\" ino=7 scontext=a:b:c:s0 tcontext=d:e:f:s0 tclass=file | shadow",
      })
  void theObjectIsWhatWasDenied(String decision, String expected) throws Exception {
    for (int call : CALLS) {
      for (String path : List.of("", "name=\"/etc/shadow\" inode=7", "name=\"/other\" inode=8")) {
        List<String> lines = new ArrayList<>();
        lines.add("type=AVC" + STAMP + decision);
        lines.add(
            "type=SYSCALL"
                + STAMP
                + "arch=c000003e syscall="
                + call
                + " success=no exit=-13 a0=1 a1=2 a2=3 a3=4 items=1 ppid=1 pid=2 auid=1000 uid=0"
                + " comm=\"c\" exe=\"/bin/c\" key=\"k\"");
        if (!path.isEmpty()) {
          lines.add("type=PATH" + STAMP + "item=0 " + path + " nametype=NORMAL mode=0100644");
        }
        AuditEvent event = event(lines);
        boolean isPart = expected.equals("shadow") && path.contains("/etc/shadow");
        String object = isPart ? "/etc/shadow" : expected;
        assertEquals(
            object.replace("'", ""), json(event).path("object").textValue(), lines::toString);
        assertEquals(object.replace("'", ""), csv(event).get("OBJ_PRIME"), lines::toString);
        String line = utf8(LogEvents.written(LINES, event));
        assertTrue(line.contains(" " + object), line);
        assertTrue(utf8(text(event)).contains(object.replace("'", "")), lines::toString);
      }
    }
  }

  private static AuditEvent event(List<String> lines) throws Exception {
    List<AuditRecord> records = new ArrayList<>();
    for (String line : lines) {
      records.add(new RecordParser().parse(ByteSlice.of(line), 0));
    }
    return new AuditEvent(records);
  }

  /** Other records may be what the event is about. */
  @Override
  void check(AuditEvent event) {
    boolean hasCall = event.first(RecordType.SYSCALL) != null;
    int decisions = hasCall || event.records().get(0).is(RecordType.AVC) ? 0 : 2;
    for (AuditRecord record : event.records()) {
      decisions += record.is(RecordType.AVC) ? 1 : 0;
      if (!OF_CALLS.contains(record.type().name())) {
        return;
      }
    }
    JsonNode decision = json(event).path("avc").path(0);
    String name = decision.path("path").asText(decision.path("name").asText());
    if (decisions == 1 && !name.isEmpty()) {
      String object = json(event).path("object").asText();
      assertEquals(object, utf8(csv(event).get("OBJ_PRIME")));
      assertTrue(object.endsWith(name), object);
      String line = utf8(LogEvents.written(LINES, event));
      boolean isQuoted = line.contains("'") || line.contains("\\");
      assertTrue(isQuoted || line.contains(" " + object), line);
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
