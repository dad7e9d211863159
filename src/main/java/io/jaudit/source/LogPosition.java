package io.jaudit.source;

/**
 * Packs the position of a line in a log of several files into one number that grows in reading
 * order: the index of the source, from 0, and the byte of that source at which the line begins.
 * Stateless.
 *
 * <p>This is what a search passes to {@code RecordParser.parse} as position.
 */
public final class LogPosition {
  private static final int OFFSET_BITS = 43;

  /** The number of sources that can be numbered. */
  public static final int MAX_SOURCES = 1 << (Long.SIZE - 1 - OFFSET_BITS);

  /** The largest offset in a source, in bytes: 8 TiB. */
  public static final long MAX_OFFSET = (1L << OFFSET_BITS) - 1;

  private LogPosition() {}

  /**
   * Returns the position of byte {@code offset} of source {@code source}.
   *
   * @throws IllegalArgumentException if one of them is negative or too large
   */
  public static long of(int source, long offset) {
    if (source < 0 || source >= MAX_SOURCES || offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException("no position: source " + source + ", byte " + offset);
    }
    return (long) source << OFFSET_BITS | offset;
  }

  /** Returns the index of the source, from 0. */
  public static int source(long position) {
    return (int) (position >>> OFFSET_BITS);
  }

  /** Returns the byte of the source. */
  public static long offset(long position) {
    return position & MAX_OFFSET;
  }
}
