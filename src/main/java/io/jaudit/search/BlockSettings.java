package io.jaudit.search;

/**
 * How a large source is divided among several threads.
 *
 * @param threads that scan blocks, in addition to the one that joins the results
 * @param size of a block in bytes; a block that fits the cache of a core is read, searched and
 *     split there
 * @param leastLength of the input in bytes for which starting the threads pays off
 * @param seekStep distance in bytes of the stamps that are sampled for time limits
 */
record BlockSettings(int threads, int size, long leastLength, int seekStep) {
  /**
   * More would not help, because one thread joins the results, and each holds some blocks: those of
   * 128 threads fill the heap.
   */
  private static final int MAX_THREADS = 16;

  private static final int SIZE = 512 * 1024;

  /** The blocks of sources that are read by turns take so much together. */
  private static final int ALL_BLOCKS = 16 << 20;

  private static final int LEAST_SIZE = 8 * 1024;
  private static final int SEEK_STEP = 256 * 1024;
  private static final long LEAST_LENGTH = 4L << 20;

  /** Returns the settings for this machine: one thread per core. */
  static BlockSettings ofThisMachine() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new BlockSettings(Math.min(cores, MAX_THREADS), SIZE, LEAST_LENGTH, SEEK_STEP);
  }

  /** Returns the settings for each of some sources that are read by turns: smaller blocks. */
  BlockSettings byTurns(int sources) {
    int each = Math.max(LEAST_SIZE, Math.min(size, ALL_BLOCKS / sources));
    return new BlockSettings(threads, each, leastLength, seekStep);
  }

  /** Returns the caller's thread alone, however much there is to read. */
  static BlockSettings ofOneThread() {
    return new BlockSettings(1, SIZE, Long.MAX_VALUE, SEEK_STEP);
  }

  /** Returns the length of the input in bytes for which sampling it pays off. */
  long seekLength() {
    return Math.min(leastLength, LEAST_LENGTH);
  }
}
