package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a record, and any value by any rule: what it means depends on the record alone. */
class FieldInterpreterFuzzTest {
  private static final FieldInterpreter USED = new FieldInterpreter(Identities.ofLog());

  @MethodSource("io.jaudit.FuzzSeeds#records")
  @FuzzTest
  void meaningsDependOnTheRecordAlone(byte[] typeAndBody) {
    AuditRecord record = record(typeAndBody);
    FieldInterpreter fresh = new FieldInterpreter(Identities.ofLog());
    ByteBuilder expected = new ByteBuilder();
    walk(record, USED, expected);
    ByteBuilder actual = new ByteBuilder();
    walk(record, fresh, actual);
    assertEquals(expected.toSlice().latin1(), actual.toSlice().latin1());
    // A name of a flag for each bit, and no more.
    assertTrue(actual.length() <= 4096 + 400 * typeAndBody.length);
  }

  private static AuditRecord record(byte[] typeAndBody) {
    String text = new String(typeAndBody, StandardCharsets.ISO_8859_1).replace('\n', ' ');
    int blank = Math.max(0, text.indexOf(' '));
    String type = text.substring(0, blank).replaceAll("[^A-Z0-9_]", "");
    String header =
        "type=" + (type.isEmpty() ? "SYSCALL" : type) + " msg=audit(1700000000.100:1): ";
    return TestLog.parse(header + text.substring(Math.min(text.length(), blank + 1)));
  }

  /** Asks for the meaning of each field in each of the ways there are. */
  private static void walk(AuditRecord record, FieldInterpreter interpreter, ByteBuilder out) {
    BodyFields body = new BodyFields();
    body.begin(record);
    for (int end = 0; body.next(); end = body.end()) {
      assertTrue(end <= body.nameStart() && body.nameStart() <= body.nameEnd());
      assertTrue(body.nameEnd() < body.valueStart() && body.valueStart() <= body.valueEnd());
      assertTrue(body.valueEnd() <= body.end() && body.end() <= body.text().length());
      int before = out.length();
      assertTrue(interpreter.append(body, out) || out.length() == before);
    }
    int i = 0;
    for (Field field : record.fields()) {
      interpreter.append(record, i++, out);
      byRules(record, field.raw(), interpreter);
    }
  }

  private static void byRules(AuditRecord record, ByteSlice value, FieldInterpreter interpreter) {
    ByteBuilder out = new ByteBuilder();
    for (FieldRule rule : FieldRule.values()) {
      out.clear();
      assertTrue(interpreter.append(record, rule, value, out) || out.length() == 0);
    }
  }
}
