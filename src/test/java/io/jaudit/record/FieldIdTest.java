package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class FieldIdTest {
  @Test
  void everyNameOfTheTableOccursOnceAndIsFound() {
    Set<String> names = new HashSet<>();
    for (int id = 1; id <= FieldId.highest(); id++) {
      String name = FieldId.name(id);
      assertTrue(names.add(name), name);
      assertEquals(id, FieldId.of(ByteSlice.of(name)), name);
      assertNotNull(FieldId.kind(id), name);
    }
    assertTrue(names.size() > 160, "the table has few fields: " + names.size());
  }

  @Test
  void theFirstColumnCountsTheRows() {
    for (int id = 1; id <= FieldId.highest(); id++) {
      assertEquals(id, FieldTable.writtenNumber(id), FieldId.name(id));
    }
  }

  @Test
  void everyConstantHasTheNumberOfItsName() throws Exception {
    int constants = 0;
    for (java.lang.reflect.Field field : FieldId.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && !field.getName().equals("NONE")) {
        String name = FieldId.name(field.getInt(null));
        assertEquals(field.getName(), constant(name));
        constants++;
      }
    }
    assertTrue(constants > 60, "too few constants are found: " + constants);
  }

  @Test
  void aLabelOfAnySecurityModuleHasTheNumberOfItsPrefix() {
    assertEquals(FieldId.SUBJ_LSM, FieldId.of(ByteSlice.of("subj_apparmor")));
    assertEquals(FieldId.OBJ_LSM, FieldId.of(ByteSlice.of("obj_newmodule")));
    for (String known : List.of("subj_trust", "obj_trust", "obj_uid", "obj_gid")) {
      assertEquals(known, FieldId.name(FieldId.of(ByteSlice.of(known))));
    }
    for (String other : List.of("subj", "subj-x", "xsubj_a", "object_x")) {
      int id = FieldId.of(ByteSlice.of(other));
      assertTrue(id == FieldId.NONE || FieldId.name(id).equals(other), other);
    }
  }

  private static String constant(String name) {
    return name.replace("*", "LSM").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Property
  void aNameIsFoundAsByAMap(
      @ForAll
          @CharRange(from = 'a', to = 'g')
          @CharRange(from = '_', to = '_')
          @StringLength(max = 5)
          String text) {
    Map<String, Integer> reference = new HashMap<>();
    for (int id = 1; id <= FieldId.highest(); id++) {
      reference.put(FieldId.name(id), id);
    }
    byte[] bytes = ("x" + text + "=").getBytes(StandardCharsets.US_ASCII);
    int expected = reference.getOrDefault(text, FieldId.NONE);
    assertEquals(expected, FieldId.of(bytes, 1, bytes.length - 1), text);
    assertEquals(expected, FieldId.of(ByteSlice.of(text)), text);
  }

  @Test
  void recordsOfPartsHaveNamesAndArgumentsButNoUsers() {
    for (String name : List.of("name", "mode", "cwd", "a0", "argc", "proctitle", "saddr", "ouid")) {
      assertTrue(FieldId.isOfParts(FieldId.of(name)), name);
    }
    for (String name : List.of("exe", "uid", "auid", "key", "success", "exit", "pid", "nosuch")) {
      assertFalse(FieldId.isOfParts(FieldId.of(name)), name);
    }
    assertFalse(FieldId.isEnriched(FieldId.of("mode")));
    assertTrue(FieldId.isEnriched(FieldId.of("saddr")));
  }

  @Property(tries = 200)
  void aRecordFindsAFieldByNumberAsByName(@ForAll long seed) throws MalformedRecordException {
    Random random = new Random(seed);
    StringBuilder line = new StringBuilder("type=USER_CMD msg=audit(1700000000.123:1):");
    for (int i = random.nextInt(150); i >= 0; i--) {
      boolean known = random.nextInt(4) > 0;
      String name = known ? FieldId.name(1 + random.nextInt(FieldId.highest())) : "x" + i;
      line.append(' ').append(name).append("=").append(random.nextInt(10));
    }
    byte[] bytes = line.toString().getBytes(StandardCharsets.US_ASCII);
    AuditRecord record = new RecordParser().parse(ByteSlice.of(bytes), 0);
    for (int id = 1; id <= FieldId.highest(); id++) {
      assertEquals(record.find(FieldId.name(id)), record.find(id), FieldId.name(id));
    }
  }
}
