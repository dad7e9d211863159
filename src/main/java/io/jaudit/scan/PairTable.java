package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.Needle;
import java.util.List;

/**
 * Searches for a few needles at once: two bytes at every sixth position are looked up in a table of
 * their positions in the needles. Every needle contains at least one such pair. One load of eight
 * bytes covers two positions, and one test decides whether either needs a closer look.
 */
final class PairTable implements NeedleSearch {
  /** Two pairs that are so far apart are in one load. */
  private static final int MAX_STRIDE = Long.BYTES - 2;

  private static final int PAIRS = 1 << (2 * Byte.SIZE);

  private final Needle[] needles;

  /** Where the bytes begin that the table is made of, in each needle. */
  private final int[] windows;

  /** By two bytes, the places in the windows where they are, a bit each. */
  private final byte[] places = new byte[PAIRS];

  private final int stride;

  PairTable(List<Needle> wanted) {
    needles = wanted.toArray(new Needle[0]);
    windows = new int[needles.length];
    stride = stride(wanted);
    for (int i = 0; i < needles.length; i++) {
      windows[i] = needles[i].rarestWindow(stride + 1);
      needles[i].markPairs(windows[i], stride, places);
    }
  }

  /** Returns true if this takes less time than to look for each needle by itself. */
  static boolean isFaster(List<Needle> needles) {
    int stride = stride(needles);
    return needles.size() * stride > MAX_STRIDE || (needles.size() == 1 && stride == MAX_STRIDE);
  }

  private static int stride(List<Needle> needles) {
    int shortest = MAX_STRIDE + 1;
    for (Needle needle : needles) {
      shortest = Math.min(shortest, needle.length());
    }
    return shortest - 1;
  }

  @Override
  public int find(byte[] block, int from, int end) {
    byte[] table = places;
    int step = stride;
    int shift = step * Byte.SIZE;
    // A load from an odd place takes longer until this is compiled, as in LineEnds. The last
    // may go beyond the end: what begins or ends there is found by startAt not to be complete.
    int at = (from + step - 1) & -Integer.BYTES;
    for (int last = Math.min(end - 2, block.length - Long.BYTES); at <= last; at += 2 * step) {
      long word = ByteSearch.word(block, at);
      if ((table[(int) word & 0xffff] | table[(int) (word >>> shift) & 0xffff]) != 0) {
        int start = startAt(block, at, from, end);
        if (start < 0) {
          start = startAt(block, at + step, from, end);
        }
        if (start >= 0) {
          return start;
        }
      }
    }
    for (; at < end - 1; at += step) {
      int start = startAt(block, at, from, end);
      if (start >= 0) {
        return start;
      }
    }
    return -1;
  }

  /** Returns the start of a needle that has the two bytes at {@code at}; -1 if there is none. */
  private int startAt(byte[] block, int at, int from, int end) {
    int marked = places[(block[at] & 0xff) | ((block[at + 1] & 0xff) << Byte.SIZE)] & 0xff;
    for (int rest = marked; rest != 0; rest &= rest - 1) {
      int place = Integer.numberOfTrailingZeros(rest);
      for (int i = 0; i < needles.length; i++) {
        int start = at - place - windows[i];
        if (start >= from && needles[i].isWithin(block, start, end)) {
          return start;
        }
      }
    }
    return -1;
  }
}
