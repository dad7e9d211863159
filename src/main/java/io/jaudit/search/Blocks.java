package io.jaudit.search;

/**
 * How a large source is cut for several threads.
 *
 * @param threads that look at blocks, besides the one that joins what they find
 * @param size of a block in bytes; what fits the cache of a core is read, searched and cut there
 * @param leastLength of what is to be read, in bytes, so that the threads pay for their start
 */
record Blocks(int threads, int size, long leastLength) {
  /** One thread a core. */
  static Blocks ofThisMachine() {
    return new Blocks(Runtime.getRuntime().availableProcessors(), 512 * 1024, 4L << 20);
  }
}
