package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.TestLog;
import io.jaudit.record.Field.Scope;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichedPairsTest {
  private static final String HEADER = "type=SYSCALL msg=audit(1710763200.123:4567): ";

  @Test
  void aNameThatOccursAgainIsPairedInOrder() {
    Fields fields = fields("auid=1 uid=2 Uid=3 msg='uid=4 word'\u001dUID=\"b\" AUID=\"a\" uid=c");
    assertEquals("a", fields.enriched(0).value().latin1());
    assertEquals("b", fields.enriched(1).value().latin1());
    assertEquals("c", fields.enriched(2).value().latin1());
    assertNull(fields.enriched(3), "msg itself");
    assertNull(fields.enriched(4), "there are three uid and two UID");
    assertNull(fields.enriched(5), "a word");
    assertNull(fields.enriched(6), "enriched itself");
  }

  @Test
  void aRecordMayHaveNothingButTheEnrichedPart() {
    assertNull(fields("\u001dUID=\"a\"").enriched(0));
  }

  @Property
  void findsWhatASearchOfAllFieldsFinds(@ForAll("bodies") String body) {
    Fields fields = fields(body);
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).scope() != Scope.ENRICHED) {
        assertEquals(sought(fields, i), fields.enriched(i), body);
      }
    }
  }

  /** Counts the fields of that name before it, then the enriched ones of that name. */
  private static @Nullable Field sought(Fields fields, int index) {
    String name = name(fields.get(index));
    int earlier = 0;
    for (int i = 0; i < fields.size() && !name.isEmpty(); i++) {
      Field field = fields.get(i);
      if (name.equals(name(field))) {
        if (field.scope() == Scope.ENRICHED && earlier-- == 0) {
          return field;
        }
        earlier += field.scope() != Scope.ENRICHED && i < index ? 1 : 0;
      }
    }
    return null;
  }

  private static String name(Field field) {
    return field.name().latin1().toLowerCase(Locale.ROOT);
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> body =
        parts("uid=1", "auid=2", "word", "=", "a=1", "b=", "A=3", "msg='uid=1");
    Arbitrary<String> enriched =
        parts("UID=\"x\"", "AUID=y", "A=z", "word", "B=1", "SADDR={ a=1 }");
    return body.flatMap(left -> enriched.map(right -> left + "\u001d" + right));
  }

  private static Arbitrary<String> parts(String... parts) {
    return Arbitraries.of(parts).list().ofMaxSize(12).map(list -> String.join(" ", list));
  }

  private static Fields fields(String body) {
    return TestLog.parse(HEADER + body).fields();
  }
}
