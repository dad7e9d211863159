package io.jaudit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.page.Timeline.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Compares the timeline with a plain count of the events of each span. */
class TimelineTest {
  private static final ByteSlice OTHERS = ByteSlice.of("others");

  private record Event(long millis, ByteSlice key) {}

  /** Events in clusters, out of order, over a time from a millisecond to a hundred years. */
  private static List<Event> events(long seed, int count, int keys) {
    Random random = new Random(seed);
    long around = 1_790_000_000_000L - random.nextInt(1_000_000) * 1_000_000L;
    long spread = 1L << random.nextInt(42);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long millis = around + (long) (random.nextGaussian() * spread);
      events.add(new Event(millis, ByteSlice.of("key" + random.nextInt(keys))));
    }
    return events;
  }

  @Property(tries = 300)
  void theCountsAreThoseOfEachSpan(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
    List<Event> events = events(seed, count, 5);
    Timeline timeline = new Timeline();
    for (Event event : events) {
      timeline.add(event.millis, event.key);
    }
    assertCounts(events, timeline);
  }

  @Property(tries = 300)
  void threadsTogetherCountTheSameAsOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
    List<Event> events = events(seed, count, 5);
    Random random = new Random(seed);
    List<Timeline> parts = List.of(new Timeline(), new Timeline(), new Timeline());
    for (Event event : events) {
      parts.get(random.nextInt(parts.size())).add(event.millis, event.key);
    }
    Timeline sum = new Timeline();
    for (Timeline part : parts) {
      sum.add(part);
    }
    assertCounts(events, sum);
  }

  private static void assertCounts(List<Event> events, Timeline timeline) {
    assertTrue(timeline.spans() >= 1 && timeline.spans() <= Timeline.MOST_SPANS);
    Map<ByteSlice, long[]> expected = new HashMap<>();
    for (Event event : events) {
      int span = (int) Math.floorDiv(event.millis - timeline.start(), timeline.length());
      expected.computeIfAbsent(event.key, key -> new long[timeline.spans()])[span]++;
    }
    List<Series> all = timeline.series(100, OTHERS);
    assertEquals(expected.keySet().size(), all.size());
    for (Series series : all) {
      long[] counts = expected.get(series.key());
      for (int i = 0; i < timeline.spans(); i++) {
        assertEquals(counts[i], series.counts().get(i), series.key() + " in span " + i);
      }
    }
  }

  @Test
  void keysBeyondTheLargestAreCountedTogether() {
    Timeline timeline = new Timeline();
    for (int key = 0; key < 200; key++) {
      for (int i = 0; i <= key % 50; i++) {
        timeline.add(1_000_000 + i, ByteSlice.of("key" + key));
      }
    }
    List<Series> series = timeline.series(6, OTHERS);
    assertEquals(7, series.size());
    assertEquals(OTHERS, series.get(6).key());
    long sum = 0;
    for (Series each : series) {
      sum += each.total();
    }
    assertEquals(4 * 50 * 51 / 2, sum);
  }
}
