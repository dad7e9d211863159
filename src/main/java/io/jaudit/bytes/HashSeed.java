package io.jaudit.bytes;

/**
 * What hashes of bytes from a log are multiplied with: another number in each run, so that nobody
 * can write a log of names that collide. Holds no promise beyond the run.
 */
public final class HashSeed {
  /** 5 modulo 8: its powers repeat as late as can be, and no bit of a hash gets lost. */
  public static final int MULTIPLIER;

  /** As {@link #MULTIPLIER}, for words of eight bytes. */
  static final long LONG_MULTIPLIER;

  static {
    long mixed = System.nanoTime() * 0x9e37_79b9_7f4a_7c15L;
    LONG_MULTIPLIER = ((mixed ^ mixed >>> 32) & ~7) | 5;
    MULTIPLIER = (int) LONG_MULTIPLIER;
  }

  private HashSeed() {}
}
