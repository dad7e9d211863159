package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Ranges of serials against a plain set of them. */
@Tag("slow")
class HandledSerialsTest {
  private static final int HIGHEST = 120;

  @Property(tries = 200)
  void holdsTheSerialsThatASetHolds(@ForAll long seed) {
    Random random = new Random(seed);
    HandledSerials serials = new HandledSerials();
    TreeSet<Long> expected = new TreeSet<>();
    long next = 0;
    for (int i = 0; i < 200; i++) {
      next = Math.floorMod(next + random.nextInt(4) - 1, HIGHEST);
      if (random.nextInt(40) == 0) {
        serials.removeAbove(next);
        expected.tailSet(next, false).clear();
      }
      serials.add(next, HIGHEST);
      expected.add(next);
      if (random.nextInt(20) == 0) {
        SerialRanges saved = serials.ranges(HIGHEST);
        serials = new HandledSerials();
        serials.continueFrom(saved);
      }
      assertHolds(expected, serials.ranges(HIGHEST));
    }
  }

  /** Whatever is forgotten, the last serials are exact and what was handled stays so. */
  @Property(tries = 500)
  void forgetsTheLowestGaps(@ForAll long seed) {
    Random random = new Random(seed);
    int max = 1 + random.nextInt(6);
    HandledSerials serials = new HandledSerials();
    TreeSet<Long> expected = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      long serial = random.nextInt(HIGHEST);
      serials.add(serial, max);
      expected.add(serial);
      SerialRanges ranges = serials.ranges(max);
      assertTrue(ranges.size() <= max);
      assertEquals(expected.last(), ranges.highest());
      for (long each = 0; each <= HIGHEST; each++) {
        boolean isForgotten = each < ranges.last(0) && ranges.first(0) == 0;
        boolean isExact = ranges.contains(each) == expected.contains(each);
        assertTrue(isExact || (isForgotten && ranges.contains(each)), ranges + " " + each);
      }
    }
  }

  private static void assertHolds(TreeSet<Long> expected, SerialRanges ranges) {
    for (long each = 0; each <= HIGHEST; each++) {
      assertEquals(expected.contains(each), ranges.contains(each), ranges + " " + each);
    }
    for (int i = 1; i < ranges.size(); i++) {
      assertTrue(ranges.first(i) > ranges.last(i - 1) + 1, "one range for serials in a row");
    }
  }
}
