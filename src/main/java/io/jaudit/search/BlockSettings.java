package io.jaudit.search;

/**
 * How a large source is cut for several threads.
 *
 * @param threads that look at blocks, besides the one that joins what they find
 * @param size of a block in bytes; what fits the cache of a core is read, searched and cut there
 * @param leastLength of what is to be read, in bytes, so that the threads pay for their start
 * @param seekStep how many bytes apart stamps are looked at where times are asked for
 */
record BlockSettings(int threads, int size, long leastLength, int seekStep) {
  /**
   * More would do no good, as one thread joins what they find, and each holds some blocks: those of
   * 128 fill the heap.
   */
  private static final int MOST_THREADS = 16;

  /** One thread a core. */
  static BlockSettings ofThisMachine() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new BlockSettings(Math.min(cores, MOST_THREADS), 512 * 1024, 4L << 20, 256 * 1024);
  }
}
