package io.jaudit.scan;

import io.jaudit.bytes.Needle;

/** Looks for one needle of several. Immutable. */
interface NeedleSearch {
  /**
   * Returns where a needle is that is whole in {@code block[from, end)}, in the first line there
   * that has one; -1 if there is none.
   */
  int find(byte[] block, int from, int end);

  /** Looks for a needle by itself. */
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
