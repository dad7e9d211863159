package io.jaudit.output;

/**
 * Recognizes what has occurred before, by its hash: what occurs only once is not worth caching.
 * Remembers a limited number of hashes, and may take another for one of them, which only costs an
 * entry in a cache. Not safe for use by several threads.
 */
public final class Repeats {
  private static final int SLOTS = 4096;

  private final int[] seen = new int[SLOTS];

  /** The number of hashes that will still be taken for repeated ones. */
  private int early;

  /** Takes the first 256 hashes for repeated ones. */
  public Repeats() {
    this(256);
  }

  /**
   * Takes the first hashes for repeated ones: most of what occurs first will occur again, and while
   * code is not compiled yet, writing it another time takes a hundred times as long as looking it
   * up.
   *
   * @param early the number of these
   */
  public Repeats(int early) {
    this.early = early;
  }

  /** Returns true if this hash was passed before and no other of its slot since then. */
  public boolean isRepeated(int hash) {
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    boolean repeated = seen[slot] == hash || early > 0;
    early -= seen[slot] == hash || early == 0 ? 0 : 1;
    seen[slot] = hash;
    return repeated;
  }
}
