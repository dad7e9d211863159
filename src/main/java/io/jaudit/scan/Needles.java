package io.jaudit.scan;

import io.jaudit.bytes.Needle;
import java.util.Arrays;
import java.util.Collection;

/**
 * Searches blocks for several needles at once.
 *
 * <p>To look for each by itself reads the block once for each. Where they are long enough, as the
 * two spellings of a key mostly are, two bytes of every sixth or eighth place are looked up in a
 * table that says where in a needle they stand, which takes half the time of two needles: whatever
 * the needle, some two of its bytes are looked at. {@code NeedlesPropertyTest} compares it with
 * {@link Needle}. Not safe for use by several threads.
 */
public final class Needles {
  /** The number of positions in a needle: one per bit of a byte. */
  private static final int MOST_STRIDE = Byte.SIZE;

  private static final int PAIRS = 1 << (2 * Byte.SIZE);

  private final Needle[] needles;

  /** For each needle, its next position; only the first is used if there is a table. */
  private final int[] found;

  /**
   * For any two bytes, their positions in the windows; empty if each needle is searched for
   * separately.
   */
  private final byte[] places;

  /** The position in each needle of the window from which the table is built. */
  private final int[] windows;

  /** Pairs of bytes in a window: the distance of the positions of a block that must be checked. */
  private final int stride;

  private byte[] block = new byte[0];
  private int end;

  public Needles(Collection<Needle> wanted) {
    needles = wanted.toArray(new Needle[0]);
    found = new int[needles.length];
    windows = new int[needles.length];
    int shortest = MOST_STRIDE + 1;
    boolean plain = true;
    for (Needle needle : needles) {
      shortest = Math.min(shortest, needle.length());
      plain &= !needle.hasContinuation(); // it begins like most lines
    }
    stride = shortest - 1;
    boolean worthIt = plain && needles.length > 1 && needles.length * stride > MOST_STRIDE;
    places = new byte[worthIt ? PAIRS : 0];
    for (int i = 0; worthIt && i < needles.length; i++) {
      windows[i] = needles[i].rarestWindow(stride + 1);
      needles[i].markPairs(windows[i], stride, places);
    }
  }

  public boolean isEmpty() {
    return needles.length == 0;
  }

  /** Sets the range {@code block[start, end)}. */
  public void begin(byte[] newBlock, int start, int newEnd) {
    block = newBlock;
    end = newEnd;
    Arrays.fill(found, -1);
    next(start);
  }

  /**
   * Returns the position of a complete needle at or after {@code from}, in the first line that has
   * one; the end of the block if none has. Must be called with ascending positions.
   */
  public int next(int from) {
    int first = end;
    int searched = places.length > 0 ? 1 : needles.length;
    for (int i = 0; i < searched; i++) {
      if (found[i] < from) {
        int at = places.length > 0 ? find(from) : needles[i].indexIn(block, from, end);
        found[i] = at < 0 ? end : at;
      }
      first = Math.min(first, found[i]);
    }
    return first;
  }

  private int find(int from) {
    byte[] b = block;
    byte[] table = places;
    int last = end - 1;
    int step = stride;
    for (int at = from + step - 1; at < last; at += step) {
      byte marked = table[(b[at] & 0xff) | ((b[at + 1] & 0xff) << Byte.SIZE)];
      if (marked != 0) {
        int start = standing(at, marked & 0xff, from);
        if (start >= 0) {
          return start;
        }
      }
    }
    return -1;
  }

  /**
   * Returns the start of a needle that has the two bytes at {@code at} at one of these positions.
   */
  private int standing(int at, int marked, int from) {
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
