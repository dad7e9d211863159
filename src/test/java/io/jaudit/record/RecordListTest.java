package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordListTest {
  private final List<AuditRecord> records =
      new TestLog().record(1, "SYSCALL", "a=1").record(1, "CWD", "b=2").records();

  @Test
  void hasTheRecordsInTheirOrder() {
    RecordList list = RecordList.copyOf(records);
    assertEquals(records, list);
    assertEquals(2, list.size());
    assertSame(records.get(1), list.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(2));
    assertTrue(RecordList.empty().isEmpty());
  }

  @Test
  void doesNotChangeWithTheListThatItWasMadeOf() {
    List<AuditRecord> before = new ArrayList<>(records);
    RecordList list = RecordList.copyOf(before);
    before.clear();
    assertEquals(records, list);
    assertThrows(UnsupportedOperationException.class, () -> list.remove(0));
  }
}
