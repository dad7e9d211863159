package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.record.EventId;
import org.junit.jupiter.api.Test;

class NodeProgressTest {
  @Test
  void keepsTheLastSerialsOfAnInstantThatDoesNotEnd() {
    NodeProgress node = new NodeProgress(0, (String) null);
    for (long serial = 0; serial < 100_000; serial++) {
      node.handled(new EventId(null, 1000, serial), 8);
    }
    NodeMark mark = node.mark(8);
    assertTrue(mark.serials().size() <= NodeProgress.MAX_SERIALS);
    assertTrue(mark.covers(new EventId(null, 1000, 99_999)));
    assertFalse(mark.covers(new EventId(null, 1000, 0)), "repeated, not lost");
  }

  @Test
  void whatIsMissingBetweenTheSerialsWasNotHandled() {
    NodeMark mark = mark(8, 3, 4, 7, 5, 9);
    assertEquals("3-5,7,9", mark.handled().toString());
    for (long serial : new long[] {1, 2, 6, 8, 10}) {
      assertFalse(mark.covers(new EventId(null, 900, serial)), serial + " was never seen");
    }
    for (long serial : new long[] {3, 4, 5, 7}) {
      assertTrue(mark.covers(new EventId(null, 900, serial)), serial + " was handled");
    }
    long tooOld = 1000 - NodeMark.MAX_BLOCKED_MILLIS - 1;
    assertTrue(mark.covers(new EventId(null, tooOld, 6)));
  }

  @Test
  void ofTooManyGapsTheLowestCountAsHandled() {
    assertEquals("0-5,7,9", mark(3, 1, 3, 5, 7, 9).handled().toString());
    assertEquals("0-9", mark(1, 1, 3, 5, 7, 9).handled().toString());
  }

  @Test
  void aBootBeginsTheSerialsAnew() {
    NodeProgress node = new NodeProgress(0, (String) null);
    node.handled(new EventId(null, 1000, 5), 8);
    node.handled(new EventId(null, 1001, 40), 8);
    node.handled(new EventId(null, 60_000, 7), 8);
    assertEquals("5,7", node.mark(8).handled().toString());
  }

  private static NodeMark mark(int maxRanges, long... serials) {
    NodeProgress node = new NodeProgress(0, (String) null);
    for (long serial : serials) {
      node.handled(new EventId(null, 1000, serial), 8);
    }
    return node.mark(maxRanges);
  }
}
