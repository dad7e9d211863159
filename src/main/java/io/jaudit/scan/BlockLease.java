package io.jaudit.scan;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the runs of a block whose lines are still used; after the last one, the array of the lines
 * is given back to the reader, to be filled again. If a run is not reported, the array is not used
 * again, and that is all. Safe for use by several threads.
 */
final class BlockLease {
  private final BlockReader reader;
  private final byte[] array;
  private final AtomicInteger used;

  /**
   * @param runs all those with lines in the array
   */
  BlockLease(BlockReader reader, byte[] array, int runs) {
    this.reader = reader;
    this.array = array;
    this.used = new AtomicInteger(runs);
  }

  /** Reports that nobody uses the lines of one of the runs any more. */
  void release() {
    if (used.decrementAndGet() == 0) {
      reader.recycle(array);
    }
  }
}
