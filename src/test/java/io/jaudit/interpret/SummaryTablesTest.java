package io.jaudit.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.record.RecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the tables behind the normaliser to the shape that their readers rely on. */
class SummaryTablesTest {
  @Test
  void everyCallIsOneOfSomeArchAndStandsOnce() {
    Set<String> seen = new HashSet<>();
    for (List<String> row : TableRows.read("deeds/syscall-actions.tsv")) {
      assertEquals(6, row.size(), row::toString);
      for (String name : TableRows.split(row.get(0), ',')) {
        assertTrue(seen.add(name), name);
        assertTrue(SyscallTable.isName(name), name);
        assertNotNull(SyscallAction.of(name), name);
      }
    }
  }

  @Test
  void everyTypeHasANameOrIsTheOneWithout() {
    Set<Integer> seen = new HashSet<>();
    for (List<String> row : TableRows.read("deeds/record-actions.tsv")) {
      assertEquals(6, row.size(), row::toString);
      RecordType type = RecordType.named(row.get(0));
      assertTrue(type.hasName() || row.get(0).equals("1204"), row.get(0));
      assertTrue(seen.add(type.number()), row.get(0));
    }
  }

  @Test
  void kindsOfEventsStandInOrderAndDoNotOverlap() {
    int last = 0;
    for (List<String> row : TableRows.read("deeds/event-kinds.tsv")) {
      int first = Integer.parseInt(row.get(0));
      assertTrue(first > last, row::toString);
      last = Integer.parseInt(row.get(1));
      assertTrue(last >= first, row::toString);
      assertEquals(row.get(2), EventKinds.of(first));
      assertEquals(row.get(2), EventKinds.of(last));
    }
    assertEquals("unknown", EventKinds.of(RecordType.NO_NUMBER));
    assertEquals("unknown", EventKinds.of(last + 1));
  }
}
