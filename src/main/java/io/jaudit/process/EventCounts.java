package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matching events of a process, and how often each key occurs. Safe for use by several
 * threads. Most processes have very few keys, so they are in an array; with more than {@link #MOST}
 * the others are counted together.
 */
public final class EventCounts {
  /** The key under which further keys are counted if there are too many. */
  public static final ByteSlice MORE = ByteSlice.of("(more)");

  private static final int MOST = 1000;

  private static final Comparator<ByteSlice> BY_TEXT = Comparator.comparing(ByteSlice::latin1);

  private long events;
  private long failed;
  private ByteSlice[] keys = {};
  private long[] counts = {};

  /** Returns the number of events. */
  public synchronized long events() {
    return events;
  }

  /** Returns how many of them failed. */
  public synchronized long failed() {
    return failed;
  }

  /** Returns the number of events with each key, by key: events may come in any order. */
  public synchronized Map<ByteSlice, Long> keys() {
    Map<ByteSlice, Long> all = new TreeMap<>(BY_TEXT);
    for (int i = 0; i < keys.length; i++) {
      all.put(keys[i], counts[i]);
    }
    return all;
  }

  /**
   * Counts an event.
   *
   * @param names its keys, each once, which are kept
   */
  synchronized void add(boolean isFailure, List<@Nullable ByteSlice> names) {
    events++;
    failed += isFailure ? 1 : 0;
    for (int i = 0; i < names.size(); i++) {
      ByteSlice name = names.get(i);
      if (name != null) {
        int index = indexOf(name); // first, because it may make the array anew
        counts[index]++;
      }
    }
  }

  private int indexOf(ByteSlice name) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(name)) {
        return i;
      }
    }
    if (keys.length > MOST) {
      return MOST;
    }
    int added = keys.length;
    keys = Arrays.copyOf(keys, added + 1);
    counts = Arrays.copyOf(counts, added + 1);
    keys[added] = added == MOST ? MORE : name;
    return added;
  }
}
