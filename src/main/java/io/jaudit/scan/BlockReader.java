package io.jaudit.scan;

import io.jaudit.source.Content;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts content into blocks of whole lines, of any length up to {@link #MAX_LINE}. A line ends at
 * LF; CR, NUL and bytes above 0x7f are ordinary. The last line needs no LF.
 *
 * <p>{@link #next} returns the blocks in order and is for one thread at a time; {@link #fill} may
 * be called by several, each with a block of its own.
 */
public interface BlockReader {
  /**
   * The longest line that is held, in bytes. The kernel's own limit is about 9 KB; this one only
   * keeps a file that is not a log within the heap.
   */
  int MAX_LINE = 4 * 1024 * 1024;

  /** What to do with a last line that has no LF. */
  enum LastLine {
    /** It is a complete line, also if no more can be read after it. */
    COMPLETE,
    /** It is a complete line at the end; if no more can be read after it, it is left out. */
    COMPLETE_AT_END,
    /** It may still be written: it is left out. */
    UNFINISHED
  }

  /**
   * Reads {@code content} in order, from {@code start} on, where a line begins, to its end.
   *
   * @param size of a block in bytes
   * @param arrays of blocks that are done with
   */
  static BlockReader inOrder(
      Content content, long start, int size, LastLine lastLine, BlockArrays arrays) {
    return new StreamBlocks(content, start, size, MAX_LINE, lastLine, arrays);
  }

  /** Reads the lines of {@code bytes} that begin in {@code [start, end)}; one begins at start. */
  static BlockReader of(
      SeekableContent bytes,
      long start,
      long end,
      int size,
      LastLine lastLine,
      BlockArrays arrays) {
    return new SeekableBlocks(bytes, start, end, size, MAX_LINE, lastLine, arrays);
  }

  /** Returns the next block, which may have no lines; null at the end. A stream may wait. */
  @Nullable Block next() throws IOException;

  /** Reads the bytes of a block that {@link #next} returned. */
  void fill(Block block) throws IOException;

  /**
   * Takes the array of a block, which nobody uses any more, for another block. May be called by any
   * thread.
   */
  void recycle(byte[] array);

  /** Returns true if {@link #fill} can be called again for a block without its lines. */
  boolean canFillAgain();

  /** Returns true if {@link #next} does not wait, as far as is known. */
  boolean isReady();
}
