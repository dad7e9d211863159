package io.jaudit.scan;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps the arrays of blocks that nobody uses any more, for other blocks, of the same content or of
 * another: a new array costs more than reading a file into it. Safe for use by several threads.
 */
public final class BlockArrays {
  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

  /** Returns an array of at least this length, with any content. */
  byte[] take(int length) {
    byte[] array = free.poll();
    return array != null && array.length >= length ? array : new byte[length];
  }

  /** Takes back an array that nobody uses any more. */
  void give(byte[] array) {
    free.add(array);
  }
}
