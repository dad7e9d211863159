package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private static Fields fields(String body) {
    return TestLog.parse(HEADER + body).fields();
  }
}
