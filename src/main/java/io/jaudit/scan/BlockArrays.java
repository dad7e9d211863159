package io.jaudit.scan;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the arrays of blocks that nobody uses any more, for other blocks, of the same content or of
 * another: a new array costs more than reading a file into it. Safe for use by several threads.
 */
public final class BlockArrays {
  /** The one that was used last is first, because it may still be in the cache of the processor. */
  private final ArrayDeque<byte[]> free = new ArrayDeque<>();

  /** Returns an array of at least this length, with any content. */
  byte[] take(int length) {
    byte[] array = poll();
    return array != null && array.length >= length ? array : new byte[length];
  }

  private synchronized byte @Nullable [] poll() {
    return free.poll();
  }

  /** Takes back an array that nobody uses any more. */
  synchronized void give(byte[] array) {
    free.push(array);
  }
}
