package io.jaudit.scan;

import io.jaudit.bytes.Needle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Looks for several needles in one block after the other. A few long ones, as the two spellings of
 * a key mostly are, are looked for at once by {@link PairTable}, many by {@link GramTable}, and the
 * others one by one. {@code NeedlesPropertyTest} compares it with {@link Needle}. Not safe for use
 * by several threads.
 */
public final class Needles {
  /** With this many needles, most places have two bytes of one. */
  private static final int MANY = 12;

  private final NeedleSearch[] searches;

  /** For each search, what it found next. */
  private final int[] found;

  private byte[] block = new byte[0];
  private int end;

  /** Prepares a search for {@code wanted}. */
  public Needles(Collection<Needle> wanted) {
    List<Needle> plain = new ArrayList<>();
    List<Needle> others = new ArrayList<>(); // they begin as most lines do
    for (Needle needle : wanted) {
      (needle.hasContinuation() ? others : plain).add(needle);
    }
    List<NeedleSearch> all = new ArrayList<>();
    if (!plain.isEmpty() && plain.size() < MANY && PairTable.isFaster(plain)) {
      all.add(new PairTable(plain));
    } else {
      addSearches(plain, all);
    }
    addSearches(others, all);
    searches = all.toArray(new NeedleSearch[0]);
    found = new int[searches.length];
  }

  private static void addSearches(List<Needle> needles, List<NeedleSearch> all) {
    if (needles.size() >= MANY) {
      all.add(new GramTable(needles));
      return;
    }
    for (int i = 0; i < needles.size(); i++) {
      all.add(new NeedleSearch.Single(needles.get(i)));
    }
  }

  /** Returns true if there is nothing to look for. */
  public boolean isEmpty() {
    return searches.length == 0;
  }

  /** Sets the block, up to {@code newEnd}. */
  public void begin(byte[] newBlock, int newEnd) {
    block = newBlock;
    end = newEnd;
    Arrays.fill(found, -1);
  }

  /**
   * Returns the position of a complete needle at or after {@code from}, in the first line that
   * contains one; the end of the block if none does. Must be called with ascending positions.
   */
  public int next(int from) {
    int first = end;
    for (int i = 0; i < searches.length; i++) {
      if (found[i] < from) {
        int at = searches[i].find(block, from, end);
        found[i] = at < 0 ? end : at;
      }
      first = Math.min(first, found[i]);
    }
    return first;
  }

  /** Returns true if a complete needle is in {@code [from, to)} of the block. */
  boolean areIn(int from, int to) {
    for (int i = 0; i < searches.length; i++) {
      if (searches[i].find(block, from, to) >= 0) {
        return true;
      }
    }
    return false;
  }
}
