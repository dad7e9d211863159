package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.Needle;
import java.util.Arrays;
import java.util.List;

/**
 * Searches for many needles at once; the cost hardly depends on their number. A few bytes (a gram)
 * at regular intervals are looked up in a bit set; on a hit, a hash table of the grams of all
 * needles is consulted. Letters are first compared without case, because hex digits may have
 * either.
 */
final class GramTable implements NeedleSearch {
  private static final int MAX_GRAM = 4;
  private static final int BITS = 20;
  private static final int CASE = 0x20202020;
  private static final int MIX = 0x9E3779B1;

  private final Needle[] needles;

  /** Bytes in a gram. */
  private final int gram;

  private final int gramMask;

  /** Distance of the places at which a gram is compared; a needle has as many grams. */
  private final int stride;

  private final long[] bits = new long[1 << (BITS - 6)];

  /** By the hash of a gram, the first of its entries, counted from 1; 0 if there is none. */
  private final int[] heads;

  /** For each entry, the next one of the same hash. */
  private final int[] next;

  /** For each entry, how far the gram is from the start of its needle. */
  private final int[] offsets;

  GramTable(List<Needle> wanted) {
    needles = wanted.toArray(new Needle[0]);
    int shortest = Integer.MAX_VALUE;
    for (Needle needle : needles) {
      shortest = Math.min(shortest, needle.length());
    }
    int window = Math.min(shortest, 2 * MAX_GRAM);
    gram = Math.min(MAX_GRAM, (window + 1) / 2);
    gramMask = gram == MAX_GRAM ? -1 : (1 << (gram * Byte.SIZE)) - 1;
    stride = window - gram + 1;
    int entries = needles.length * stride;
    heads = new int[Integer.highestOneBit(Math.max(2, entries)) * 2];
    next = new int[entries + 1];
    offsets = new int[entries + 1];
    for (int i = 0; i < needles.length; i++) {
      add(i, needles[i].rarestWindow(window));
    }
  }

  private void add(int index, int window) {
    for (int place = 0; place < stride; place++) {
      int word = 0;
      for (int i = 0; i < gram; i++) {
        word |= (needles[index].byteAt(window + place + i) & 0xff) << (i * Byte.SIZE);
      }
      int hash = hash(word);
      int bit = hash >>> (Integer.SIZE - BITS);
      bits[bit >>> 6] |= 1L << bit;
      int entry = index * stride + place + 1;
      next[entry] = heads[hash & (heads.length - 1)];
      heads[hash & (heads.length - 1)] = entry;
      offsets[entry] = window + place;
    }
  }

  private int hash(int word) {
    int folded = (word | CASE) & gramMask;
    int hash = folded * MIX;
    return hash ^ (hash >>> 15);
  }

  @Override
  public int find(byte[] block, int from, int end) {
    int at = from + stride - 1;
    // A load may go beyond the end: what ends there is found by startAt not to be complete.
    for (int last = Math.min(end - gram, block.length - Long.BYTES); at <= last; at += stride) {
      int start = startAt(block, (int) ByteSearch.word(block, at), at, from, end);
      if (start >= 0) {
        return start;
      }
    }
    byte[] rest = new byte[at <= end - gram ? Long.BYTES : 0];
    for (; at <= end - gram; at += stride) {
      Arrays.fill(rest, (byte) 0);
      System.arraycopy(block, at, rest, 0, Math.min(Long.BYTES, end - at));
      int start = startAt(block, (int) ByteSearch.word(rest, 0), at, from, end);
      if (start >= 0) {
        return start;
      }
    }
    return -1;
  }

  /** Returns the start of a needle that has the gram {@code word} at {@code at}; -1 if none. */
  private int startAt(byte[] block, int word, int at, int from, int end) {
    int hash = hash(word);
    int bit = hash >>> (Integer.SIZE - BITS);
    if ((bits[bit >>> 6] & (1L << bit)) == 0) {
      return -1;
    }
    for (int entry = heads[hash & (heads.length - 1)]; entry != 0; entry = next[entry]) {
      int start = at - offsets[entry];
      if (start >= from && needles[(entry - 1) / stride].isWithin(block, start, end)) {
        return start;
      }
    }
    return -1;
  }
}
