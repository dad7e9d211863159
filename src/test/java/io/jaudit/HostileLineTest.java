package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.TextMatch;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Fields;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lines longer than any that is read, made to cost as much as they can. Each takes a moment where
 * the cost grows with the length, and minutes to hours where it grows with its square; the limit
 * only ends a test that would never end.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class HostileLineTest {
  private static final int LENGTH = 4 * 1024 * 1024;
  private static final String SYSCALL = "type=SYSCALL msg=audit(1700000000.100:1): ";
  private static final String HEADER = "type=USER msg=audit(1700000000.100:1): ";

  @Test
  void closingParenthesesAreCountedOnce() {
    Fields fields = fields("pid=1 msg='x=" + ")".repeat(LENGTH) + "'");
    assertEquals("", fields.find("x").value().latin1());
    fields = fields("pid=1 msg='x=(" + ",)".repeat(LENGTH / 2) + "'");
    assertEquals("(,)", fields.find("x").value().latin1());
  }

  @Test
  void namesOfTheEnrichedPartArePairedOnce() {
    int ids = LENGTH / 16;
    Fields fields = fields("uid=1 ".repeat(ids) + "\u001d" + "UID=\"a\" ".repeat(ids));
    for (int i = 0; i < ids; i++) {
      assertEquals("a", fields.enriched(i).value().latin1());
    }
  }

  @Test
  void namesThatAuditdDidNotWriteAreNotSoughtForEachField() {
    Fields fields = fields(numbered("uid", LENGTH / 32) + "\u001d" + numbered("GID", LENGTH / 32));
    for (int i = 0; i < fields.size(); i++) {
      assertNull(fields.enriched(i));
    }
  }

  @Test
  void aTextThatIsNowhereIsNotSoughtForEachField() {
    AuditEvent event = event(SYSCALL, "key=y ".repeat(LENGTH / 6));
    assertFalse(FieldFilters.key("text", TextMatch.CONTAINS).matches(event));
  }

  @Test
  void whatACallLacksIsNotSoughtForEachOfItsFields() {
    AuditEvent event = event(SYSCALL, "exit=13 ".repeat(LENGTH / 8));
    assertFalse(FieldFilters.exitError(13).matches(event));
    event = event(SYSCALL, "syscall=59 ".repeat(LENGTH / 11));
    assertFalse(FieldFilters.syscall("execve").matches(event));
    assertTrue(json(event).length() > 0);
  }

  @Test
  void keysAndTypesAreToldApartAtOnce() {
    StringBuilder keys = new StringBuilder("key=");
    StringBuilder log = new StringBuilder();
    int count = LENGTH / 10;
    for (int i = 0; i < count; i++) {
      keys.append(Integer.toHexString(0x30303030 + i * 0x11)).append("01");
      log.append("type=X").append(i).append(" msg=audit(1700000000.100:1): a=1\n");
    }
    assertTrue(json(event(SYSCALL, keys.toString())).length() > count);
    List<AuditRecord> records = log.toString().lines().map(TestLog::parse).toList();
    assertTrue(json(new AuditEvent(records)).length() > count);
  }

  @Test
  void signsOfFurtherRecordsAreLookedAtOnce() {
    String next = "type=A msg=audit(1.0:1): ";
    int count = LENGTH / next.length();
    String many = next.repeat(count);
    assertEquals(1, records(HEADER + "pid=1 msg='" + many + "'"));
    assertEquals(1, records(HEADER + "pid=1 msg='" + ("'" + next).repeat(count) + "'"));
    assertEquals(1 + count / 2, records((HEADER + "a=1 ").repeat(count / 2) + HEADER));
    assertEquals(1, records(HEADER + "pid=1 " + ("x=\"" + next + "\" ").repeat(count)));
    assertEquals(1, records(SYSCALL + "name=\"" + many + "\""));
    assertEquals(1, records(SYSCALL + ("x=\"" + next + "\" ").repeat(count)));
    assertEquals(1, records(SYSCALL + "audit(".repeat(LENGTH / 6)));
    assertEquals(1, records(SYSCALL + " ".repeat(LENGTH) + "audit(1.0:1)"));
    assertEquals(1 + count / 2, records((SYSCALL + "a=1 ").repeat(count / 2) + SYSCALL));
    assertEquals(1 + count / 2, records((HEADER + "a=1 \0").repeat(count / 2) + HEADER));
    assertEquals(1, records("\0".repeat(LENGTH) + HEADER));
    assertEquals(1, records("ty" + SYSCALL + "(".repeat(LENGTH)));
  }

  @Test
  void textBeforeAHeaderIsLookedAtOnce() {
    List<String> parts =
        List.of("a:", "1:", "<1>", "[1.1] ", "Nov 24 10:00:00 a ", "node=a ", "type=", "{");
    for (String part : parts) {
      assertEquals(0, records(part.repeat(LENGTH / part.length()) + "x " + SYSCALL));
    }
  }

  /** Returns how many records a line has. */
  private static int records(String line) {
    RecordParser parser = new RecordParser();
    int count = 0;
    try {
      AuditRecord record = parser.parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0);
      for (; record != null; record = parser.next()) {
        count++;
      }
    } catch (MalformedRecordException e) {
      assertFalse(e.reason().isEmpty());
    }
    return count;
  }

  private static ByteSlice json(AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED).write(event, out);
    return out.toSlice();
  }

  private static AuditEvent event(String header, String body) {
    return new AuditEvent(List.of(TestLog.parse(header + body)));
  }

  private static String numbered(String name, int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append(name).append(i).append("=1 ");
    }
    return fields.toString();
  }

  private static Fields fields(String body) {
    return TestLog.parse(HEADER + body).fields();
  }
}
