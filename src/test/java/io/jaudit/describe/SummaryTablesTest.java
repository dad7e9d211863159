package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.interpret.tables.TableRows;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that the tables of the normalizer have the form that their readers expect. */
class SummaryTablesTest {
  @Test
  void everyCallIsOneOfSomeArchAndOccursOnce() {
    Set<String> seen = new HashSet<>();
    for (List<String> row : TableRows.read(SyscallAction.class, "syscall-actions.tsv")) {
      assertEquals(6, row.size(), row::toString);
      for (String name : TableRows.split(row.get(0), ',')) {
        assertTrue(seen.add(name), name);
        assertTrue(SyscallTable.isName(name), name);
        SyscallAction action = SyscallAction.of(name);
        assertNotNull(action, name);
        assertEquals(row.get(2).startsWith("field:"), action.field() != FieldId.NONE, name);
        assertTrue(IntStream.of(action.arguments()).allMatch(id -> id != FieldId.NONE), name);
      }
    }
  }

  @Test
  void everyTypeWithAnActionHasOneThatNamesOnlyKnownFields() {
    int actions = 0;
    for (int number = 0; number < 3000; number++) {
      RecordType type = RecordType.of(number);
      String fields =
          String.join(",", type.objectFields(), type.objectDetailField(), type.secondObjectField());
      for (String field : TableRows.split(fields, ',')) {
        boolean known = field.isEmpty() || FieldId.of(ByteSlice.of(field)) != FieldId.NONE;
        assertTrue(known, type + ": " + field);
      }
      boolean complete = type.action().isEmpty() || !type.objectKind().isEmpty();
      assertTrue(complete, () -> type + " has no kind of object");
      actions += RecordAction.of(type) == null ? 0 : 1;
    }
    assertTrue(actions > 90, "the table has few actions: " + actions);
  }

  @Test
  void anEventIsOfTheKindOfItsTypeOrOfTheSectionOfItsNumber() {
    assertEquals("user-login", RecordType.of(1100).kind());
    assertEquals("audit-daemon", RecordType.of(1204).kind());
    assertEquals("audit-rule", RecordType.of(1301).kind());
    assertEquals("mac", RecordType.of(1499).kind());
    assertEquals("crypto", RecordType.of(1650).kind());
    assertEquals("virt", RecordType.of(2599).kind());
    assertEquals("", RecordType.of(2600).kind());
    assertEquals("", RecordType.of(RecordType.NO_NUMBER).kind());
  }
}
