package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TypeCacheTest {
  private final TypeCache cache = new TypeCache();

  @Test
  void namesThatBeginAlikeAreFoundAtTheSameTime() {
    List<String> names = List.of("SERVICE_START", "SERVICE_STOP", "USER_MGMT", "USER_MAC_POLICY");
    names.forEach(this::add);
    names.forEach(this::add);
    for (String name : names) {
      assertEquals(name, found(name));
    }
    assertEquals("", found("SERVICE_STOPPED"));
  }

  @Test
  void whatIsFoundIsTheNameHoweverManyThereAre() {
    List<RecordType> all = new ArrayList<>();
    RecordType.all().forEach(all::add);
    Random random = new Random(1);
    int hits = 0;
    for (int i = 0; i < 100_000; i++) {
      String name = all.get(random.nextInt(all.size())).name();
      String found = found(name);
      if (found.isEmpty()) {
        add(name);
        assertEquals(name, found(name));
      } else {
        assertEquals(name, found);
        hits++;
      }
    }
    assertTrue(hits > 0);
  }

  private void add(String name) {
    ByteSlice line = ByteSlice.of(name + " msg=audit(");
    cache.add(line, 0, name.length() + 1, RecordType.ofLog(ByteSlice.of(name)));
  }

  private String found(String name) {
    int slot = cache.find(ByteSlice.of(name + " msg=audit(").toByteArray(), 0);
    return slot < 0 ? "" : cache.type(slot).name();
  }
}
