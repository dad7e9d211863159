package io.jaudit.scan;

import io.jaudit.bytes.Needle;

/** Searches for one needle of several. Immutable. */
interface NeedleSearch {
  /**
   * Returns the position of a complete needle in {@code block[from, end)}, in the first line that
   * contains one; -1 if there is none.
   */
  int find(byte[] block, int from, int end);

  /** Searches for a single needle. */
  final class Single implements NeedleSearch {
    private final Needle needle;

    Single(Needle needle) {
      this.needle = needle;
    }

    @Override
    public int find(byte[] block, int from, int end) {
      return needle.indexIn(block, from, end);
    }
  }
}
