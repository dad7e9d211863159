package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCountsTest {
  private final EventCounts counts = new EventCounts();

  @Test
  void keysAreInTheSameOrderWhicheverEventComesFirst() {
    counts.add(false, List.of(ByteSlice.of("b"), ByteSlice.of("a")));
    counts.add(true, List.of(ByteSlice.of("a")));
    counts.add(true, List.of());
    assertEquals(3, counts.events());
    assertEquals(2, counts.failed());
    assertEquals("{a=2, b=1}", counts.keys().toString());
  }

  @Test
  void keysBeyondTheMostAreCountedTogether() {
    List<ByteSlice> names = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      names.add(ByteSlice.of("k" + i));
    }
    for (ByteSlice name : names) {
      counts.add(false, List.of(name));
    }
    counts.add(false, List.of(names.get(0)));
    Map<ByteSlice, Long> keys = counts.keys();
    assertEquals(1001, keys.size());
    assertEquals(2000, keys.get(EventCounts.MORE));
    assertEquals(2, keys.get(names.get(0)));
  }
}
