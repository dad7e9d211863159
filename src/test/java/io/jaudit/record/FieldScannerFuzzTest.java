package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes after a header: the fields are in the line, one after the other. */
class FieldScannerFuzzTest {
  private static final String HEADER = "type=USER msg=audit(1700000000.100:1): ";

  @MethodSource("io.jaudit.FuzzSeeds#bodies")
  @FuzzTest
  void fieldsAreInTheLineOneAfterTheOther(byte[] body) {
    AuditRecord record = TestLog.parse(HEADER + new String(body, StandardCharsets.ISO_8859_1));
    Fields fields = record.fields();
    String line = record.text().latin1();
    int at = HEADER.length();
    Map<ByteSlice, Integer> first = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      at = after(field, line, at);
      checkValue(field, fields.valueLength(i));
      if (field.scope() != Scope.ENRICHED && !field.name().isEmpty()) {
        int expected =
            first.computeIfAbsent(field.name(), any -> fields.indexOf(field.name().latin1(), 0));
        assertTrue(expected <= i);
        assertEquals(fields.get(expected), fields.find(field.name().latin1()));
      }
    }
    checkPairs(fields);
  }

  /** The value is the text that was logged, without the quotes of its form. */
  private static void checkValue(Field field, int length) {
    String raw = field.raw().latin1();
    String value =
        switch (field.form()) {
          case QUOTED -> raw.substring(1, raw.length() - 1);
          case TORN -> raw.substring(1);
          default -> raw;
        };
    assertEquals(value, field.value().latin1());
    assertEquals(value.length(), length);
  }

  /** Returns where the field ends, which must be at or after {@code from}, as it is written. */
  private static int after(Field field, String line, int from) {
    String name = field.name().latin1();
    String raw = field.raw().latin1();
    String quote = field.form() == Form.NESTED ? "'" : "";
    String written = field.form() == Form.WORD ? raw : name + "=" + quote + raw;
    int at = line.indexOf(written, from);
    assertTrue(at >= 0 && !written.isEmpty(), () -> "'" + written + "' is missing in " + line);
    return at + written.length() - (field.form() == Form.NESTED ? raw.length() : 0);
  }

  /** The n-th name that auditd wrote is that of the n-th field of that name, unless it was cut. */
  private static void checkPairs(Fields fields) {
    Map<String, Deque<Field>> enriched = new HashMap<>();
    for (Field field : fields) {
      if (field.scope() == Scope.ENRICHED) {
        enriched.computeIfAbsent(lowerName(field), any -> new ArrayDeque<>()).add(field);
      }
    }
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      boolean named = field.scope() != Scope.ENRICHED && !field.name().isEmpty();
      Deque<Field> names = enriched.getOrDefault(named ? lowerName(field) : "", new ArrayDeque<>());
      Field pair = named ? names.poll() : null;
      if (named) {
        int partner = fields.partner(i);
        assertEquals(pair, partner < 0 ? null : fields.get(partner));
      }
      boolean isCut = pair != null && pair.form() == Form.TORN;
      assertEquals(isCut ? null : pair, fields.enriched(i));
    }
  }

  /** As ASCII knows it. */
  private static String lowerName(Field field) {
    StringBuilder name = new StringBuilder(field.name().latin1());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      name.setCharAt(i, c < 0x80 ? Character.toString(c).toLowerCase(Locale.ROOT).charAt(0) : c);
    }
    return name.toString();
  }
}
