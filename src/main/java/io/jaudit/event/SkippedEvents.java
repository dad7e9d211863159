package io.jaudit.event;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the events that a sieve skipped within the last timeout. An event is nearly always
 * newer than all of them; only if it is not, a set is built. Not safe for use by several threads.
 */
final class SkippedEvents {
  private static final int ROOM = 4096;

  private long[] times = new long[ROOM];
  private long[] serials = new long[ROOM];
  private int first;
  private int end;
  private long highestTime = Long.MIN_VALUE;
  private long highestSerial;
  private @Nullable StampSet set;

  /** Adds the event of a run that was passed over; it may be among them already. */
  void add(long time, long serial) {
    if (end == times.length) {
      makeRoom();
    }
    times[end] = time;
    serials[end++] = serial;
    if (isHighest(time, serial)) {
      highestTime = time;
      highestSerial = serial;
    }
    if (set != null) {
      set.add(time, serial);
    }
  }

  private boolean isHighest(long time, long serial) {
    return time > highestTime || (time == highestTime && serial > highestSerial);
  }

  private void makeRoom() {
    int size = end - first;
    boolean grows = 2 * size > times.length;
    times = moved(times, size, grows);
    serials = moved(serials, size, grows);
    first = 0;
    end = size;
  }

  /** Moves what is remembered to the start; of twice the room if it grows. */
  private long[] moved(long[] numbers, int size, boolean grows) {
    long[] target = grows ? new long[2 * numbers.length] : numbers;
    System.arraycopy(numbers, first, target, 0, size);
    return target;
  }

  boolean contains(long time, long serial) {
    if (isHighest(time, serial)) {
      return false;
    }
    StampSet all = set;
    if (all == null) {
      all = new StampSet();
      for (int i = first; i < end; i++) {
        all.add(times[i], serials[i]);
      }
      set = all;
    }
    return all.contains(time, serial);
  }

  /** Forgets what was added first, as far as it is before {@code time}. */
  void forgetBefore(long time) {
    set = null;
    while (first < end && times[first] < time) {
      first++;
    }
  }
}
