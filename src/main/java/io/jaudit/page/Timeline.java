package io.jaudit.page;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts events by time and by key, in at most {@value #MOST_SPANS} spans of the same length, which
 * grow as the time that they cover does. Not safe for use by several threads.
 */
final class Timeline {
  static final int MOST_SPANS = 600;

  /** Keys that are counted separately; events of further ones are counted together. */
  private static final int MOST_KEYS = 64;

  /** Lengths of spans in ms: each divides the next. Longer ones are twice the one before. */
  private static final long[] LENGTHS = {
    1,
    5,
    10,
    50,
    100,
    500,
    1000,
    5000,
    10_000,
    30_000,
    60_000,
    300_000,
    600_000,
    1_800_000,
    3_600_000,
    7_200_000,
    21_600_000,
    43_200_000,
    86_400_000
  };

  private final Map<ByteSlice, long[]> byKey = new HashMap<>();
  private final long[] ofOthers = new long[MOST_SPANS];
  private int level;
  private long length = LENGTHS[0];

  /** The number of the first span, counted from 1970. */
  private long first;

  private int spans;

  /** A row of the timeline: the counts of one key. */
  record Series(ByteSlice key, Numbers counts, long total) {}

  /** Counts an event; the empty key is that of events without one. */
  void add(long millis, ByteSlice key) {
    int span = include(millis);
    counts(key)[span]++;
  }

  /** Adds what another one counted. */
  void add(Timeline other) {
    if (other.spans == 0) {
      return;
    }
    include(other.first * other.length);
    include((other.first + other.spans) * other.length - 1);
    while (length < other.length) {
      coarsen();
    }
    for (Map.Entry<ByteSlice, long[]> entry : other.byKey.entrySet()) {
      add(other, entry.getValue(), counts(entry.getKey()));
    }
    add(other, other.ofOthers, ofOthers);
  }

  private void add(Timeline other, long[] from, long[] to) {
    for (int i = 0; i < other.spans; i++) {
      if (from[i] > 0) {
        to[include((other.first + i) * other.length)] += from[i];
      }
    }
  }

  private long[] counts(ByteSlice key) {
    long[] known = byKey.get(key);
    if (known == null) {
      if (byKey.size() >= MOST_KEYS) {
        return ofOthers;
      }
      known = new long[MOST_SPANS];
      byKey.put(key.copy(), known);
    }
    return known;
  }

  /** Returns the index of the span of a time, after it was made to cover it. */
  private int include(long millis) {
    while (true) {
      long span = Math.floorDiv(millis, length);
      if (spans == 0) {
        first = span;
        spans = 1;
      }
      if (span >= first && span < first + spans) {
        return (int) (span - first);
      }
      long low = Math.min(span, first);
      long high = Math.max(span, first + spans - 1);
      if (high - low < MOST_SPANS) {
        shift((int) (first - low));
        first = low;
        spans = (int) (high - low + 1);
      } else {
        coarsen();
      }
    }
  }

  private void shift(int by) {
    if (by > 0) {
      for (long[] counts : all()) {
        System.arraycopy(counts, 0, counts, by, spans);
        Arrays.fill(counts, 0, by, 0);
      }
    }
  }

  /** Goes to the next length of spans. */
  private void coarsen() {
    level++;
    long next = level < LENGTHS.length ? LENGTHS[level] : 2 * length;
    long start = Math.floorDiv(first * length, next);
    for (long[] counts : all()) {
      for (int i = 0; i < spans; i++) {
        long count = counts[i];
        counts[i] = 0;
        counts[(int) (Math.floorDiv((first + i) * length, next) - start)] += count;
      }
    }
    spans = (int) (Math.floorDiv((first + spans - 1) * length, next) - start) + 1;
    first = start;
    length = next;
  }

  private List<long[]> all() {
    List<long[]> all = new ArrayList<>(byKey.values());
    all.add(ofOthers);
    return all;
  }

  /** Returns the length of a span, in ms. */
  long length() {
    return length;
  }

  /** Returns when the first span begins, in ms since 1970. */
  long start() {
    return first * length;
  }

  /** Returns how many spans there are. */
  int spans() {
    return spans;
  }

  /** Returns the keys with the most events, and the sum of the others if there are any. */
  List<Series> series(int most, ByteSlice others) {
    List<Series> all = new ArrayList<>();
    byKey.forEach((key, counts) -> all.add(series(key, counts)));
    all.sort(
        Comparator.comparingLong(Series::total)
            .reversed()
            .thenComparing(series -> series.key().latin1()));
    long[] rest = ofOthers.clone();
    while (all.size() > most) {
      Numbers counts = all.remove(all.size() - 1).counts;
      for (int i = 0; i < spans; i++) {
        rest[i] += counts.get(i);
      }
    }
    Series last = series(others, rest);
    if (last.total > 0) {
      all.add(last);
    }
    return all;
  }

  private Series series(ByteSlice key, long[] counts) {
    Numbers known = new Numbers();
    long total = 0;
    for (int i = 0; i < spans; i++) {
      known.add(counts[i]);
      total += counts[i];
    }
    return new Series(key, known, total);
  }
}
