package io.jaudit.event;

/**
 * A set of event IDs without nodes, as pairs of numbers: looking one up makes no object. Old ones
 * can be forgotten. Not safe for use by several threads.
 */
final class StampSet {
  private static final int SLOTS = 1024;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int HASH_SHIFT = 40;

  /** The complement of the serial, so that 0 is a free slot: serials are not negative. */
  private long[] serials = new long[SLOTS];

  private long[] times = new long[SLOTS];
  private int size;
  private int forgetAt = SLOTS / 2;

  void add(long time, long serial) {
    if (contains(time, serial)) {
      return;
    }
    if (2 * size >= serials.length) {
      rehash(Long.MIN_VALUE, 2 * serials.length);
    }
    put(time, ~serial);
  }

  boolean contains(long time, long serial) {
    int mask = serials.length - 1;
    int slot = slot(time, ~serial);
    while (serials[slot] != 0) {
      if (serials[slot] == ~serial && times[slot] == time) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** Forgets what is before {@code time}, from time to time. */
  void forgetBefore(long time) {
    if (size >= forgetAt) {
      rehash(time, serials.length);
      forgetAt = Math.max(SLOTS / 2, 2 * size);
    }
  }

  private void put(long time, long complement) {
    int mask = serials.length - 1;
    int slot = slot(time, complement);
    while (serials[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    serials[slot] = complement;
    times[slot] = time;
    size++;
  }

  private int slot(long time, long complement) {
    return (int) (((time * 31 + complement) * MIX) >>> HASH_SHIFT) & (serials.length - 1);
  }

  private void rehash(long from, int length) {
    long[] oldSerials = serials;
    long[] oldTimes = times;
    serials = new long[length];
    times = new long[length];
    size = 0;
    for (int i = 0; i < oldSerials.length; i++) {
      if (oldSerials[i] != 0 && oldTimes[i] >= from) {
        put(oldTimes[i], oldSerials[i]);
      }
    }
  }
}
