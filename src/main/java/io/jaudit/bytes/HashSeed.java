package io.jaudit.bytes;

/**
 * Supplies the multiplier for hashes of bytes from a log. It differs in each run, so that nobody
 * can write a log whose names collide. Hashes are valid within a run only. Immutable.
 */
public final class HashSeed {
  /**
   * Equal to 5 modulo 8: its powers have the longest possible period, and no bit of a hash is lost.
   */
  public static final int MULTIPLIER;

  /** Like {@link #MULTIPLIER}, for words of eight bytes. */
  static final long LONG_MULTIPLIER;

  static {
    long mixed = System.nanoTime() * 0x9e37_79b9_7f4a_7c15L;
    LONG_MULTIPLIER = ((mixed ^ mixed >>> 32) & ~7) | 5;
    MULTIPLIER = (int) LONG_MULTIPLIER;
  }

  private HashSeed() {}
}
