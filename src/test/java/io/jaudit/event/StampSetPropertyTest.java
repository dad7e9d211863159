package io.jaudit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** {@link StampSet} and {@link SkippedEvents} against plain collections. */
final class StampSetPropertyTest {
  @Property(tries = 200)
  void holdsWhatAPlainSetHolds(
      @ForAll @Size(max = 3000) List<@IntRange(max = 5000) Integer> added,
      @ForAll @IntRange(max = 100) int forgotten) {
    StampSet stamps = new StampSet();
    Set<Integer> plain = new HashSet<>();
    for (int each : added) {
      stamps.add(each / 50, each % 50);
      plain.add(each);
    }
    stamps.forgetBefore(forgotten);
    for (int each = forgotten * 50; each < 5000; each++) {
      assertEquals(plain.contains(each), stamps.contains(each / 50, each % 50));
    }
  }

  @Property(tries = 200)
  void skippedEventsAreKnownUntilTheyAreForgotten(
      @ForAll @Size(max = 6000) List<@IntRange(max = 30) Integer> serials,
      @ForAll @IntRange(min = 1, max = 500) int forgetAfter) {
    SkippedEvents skipped = new SkippedEvents();
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < serials.size(); i++) {
      long time = i / 100;
      long serial = serials.get(i);
      long key = time * 31 + serial;
      if (i % 7 == 0) {
        assertEquals(kept.contains(key), skipped.contains(time, serial));
      }
      skipped.add(time, serial);
      kept.add(key);
      if (i % forgetAfter == 0) {
        skipped.forgetBefore(time - 2);
        kept.removeIf(each -> each / 31 < time - 2);
      }
    }
  }
}
