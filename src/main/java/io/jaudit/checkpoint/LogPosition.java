package io.jaudit.checkpoint;

/**
 * The place of a line in a log of several files, as one number that grows in reading order: which
 * source it is in, counted from 0, and the byte of that source at which it begins.
 *
 * <p>This is what a search gives {@code RecordParser.parse} as position when it keeps a checkpoint.
 */
public final class LogPosition {
  private static final int OFFSET_BITS = 43;

  /** More sources than this can't be numbered. */
  public static final int MAX_SOURCES = 1 << (Long.SIZE - 1 - OFFSET_BITS);

  /** A source may have this many bytes, 8 TiB. */
  public static final long MAX_OFFSET = (1L << OFFSET_BITS) - 1;

  private LogPosition() {}

  /**
   * The position of byte {@code offset} of source {@code source}.
   *
   * @throws IllegalArgumentException where one of them is negative or too large
   */
  public static long of(int source, long offset) {
    if (source < 0 || source >= MAX_SOURCES || offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException("no position: source " + source + ", byte " + offset);
    }
    return (long) source << OFFSET_BITS | offset;
  }

  /** The number of the source, from 0. */
  public static int source(long position) {
    return (int) (position >>> OFFSET_BITS);
  }

  /** The byte of the source. */
  public static long offset(long position) {
    return position & MAX_OFFSET;
  }
}
