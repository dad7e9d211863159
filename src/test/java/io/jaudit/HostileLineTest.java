package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.record.Fields;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lines as long as they are read, made to cost as much as they can. Each takes a moment where the
 * cost grows with the length, and minutes to hours where it grows with its square; the limit only
 * ends a test that would never end.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileLineTest {
  private static final int LENGTH = 1024 * 1024;
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
