package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EventIdTest {
  @Test
  void anIdIsItsNodeTimeAndSerial() {
    EventId id = new EventId("a", 1000, 2);
    assertEquals(id, new EventId(String.valueOf(new char[] {'a'}), 1000, 2));
    assertEquals(id.hashCode(), new EventId("a", 1000, 2).hashCode());
    assertNotEquals(id, new EventId("b", 1000, 2));
    assertNotEquals(id, new EventId("a", 1001, 2));
    assertNotEquals(id, new EventId("a", 1000, 3));
  }

  @Test
  void noNodeIsNotTheEmptyNode() {
    assertNotEquals(new EventId(null, 1000, 2), new EventId("", 1000, 2));
  }

  @Test
  void theOrderOfIdsAgreesWithTheirEquality() {
    List<EventId> ascending =
        List.of(
            new EventId("b", 999, 9),
            new EventId(null, 1000, 1),
            new EventId("", 1000, 1),
            new EventId("a", 1000, 1),
            new EventId("b", 1000, 1),
            new EventId(null, 1000, 2),
            new EventId(null, 1001, 1));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        int order = ascending.get(i).compareTo(ascending.get(j));
        assertEquals(Integer.compare(i, j), Integer.signum(order), i + " and " + j);
        assertEquals(order == 0, ascending.get(i).equals(ascending.get(j)));
      }
    }
  }

  @Test
  void theOrderOfEventsDoesNotLookAtTheNode() {
    EventId a = new EventId("a", 1000, 2);
    assertEquals(0, a.compareStamp(new EventId(null, 1000, 2)));
    assertTrue(a.compareStamp(new EventId("a", 1000, 10)) < 0);
    assertTrue(a.compareStamp(new EventId("a", 1001, 1)) < 0);
  }

  @Test
  void isWrittenAsInTheLog() {
    assertEquals("1.005:7", new EventId(null, 1005, 7).toString());
    assertEquals("a 0.000:0", new EventId("a", 0, 0).toString());
  }
}
