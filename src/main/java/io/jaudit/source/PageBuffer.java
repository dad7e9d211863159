package io.jaudit.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads files into arrays, by way of memory in which each byte has the same place in its page as in
 * the file. For use by one thread.
 *
 * <p>The JDK reads by way of memory too, but its memory begins 16 bytes after a page does. If the
 * target of a copy has a place 1 to 31 bytes further in its page than the source, processors of AMD
 * (Zen 3, Linux {@code copy_to_iter}) copy at a fifth of their speed. The memory is small because
 * it then stays in the cache.
 */
public final class PageBuffer {
  private static final int PAGE = 4096;

  private final ByteBuffer pages;

  /**
   * @param size the most bytes that are read at once, a multiple of 4096
   */
  PageBuffer(int size) {
    pages = allocate(size);
  }

  /** Returns memory that begins with a page, for a pipe, of which each read begins with one. */
  public static ByteBuffer allocate(int size) {
    return ByteBuffer.allocateDirect(size + PAGE).alignedSlice(PAGE).limit(size).slice();
  }

  /**
   * Reads at most {@code size} bytes of a file from {@code offset} on into {@code target}.
   *
   * @return their number; -1 at the end of the file
   * @throws IOException if the file can't be read
   */
  int read(FileChannel file, long offset, byte[] target, int from, int size) throws IOException {
    int place = (int) (offset % PAGE);
    pages.limit(Math.min(pages.capacity(), place + size)).position(place);
    int count = file.read(pages, offset);
    if (count > 0) {
      pages.get(place, target, from, count);
    }
    return count;
  }
}
