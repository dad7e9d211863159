package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.record.EventId;
import org.junit.jupiter.api.Test;

class NodeProgressTest {
  @Test
  void keepsTheLastSerialsOfAnInstantThatDoesNotEnd() {
    NodeProgress node = new NodeProgress(0, (String) null);
    for (long serial = 0; serial < 100_000; serial++) {
      node.handled(new EventId(null, 1000, serial));
    }
    NodeMark mark = node.mark();
    assertTrue(mark.serials().size() <= NodeProgress.MAX_SERIALS);
    assertTrue(mark.covers(new EventId(null, 1000, 99_999)));
    assertFalse(mark.covers(new EventId(null, 1000, 0)), "repeated, not lost");
  }
}
