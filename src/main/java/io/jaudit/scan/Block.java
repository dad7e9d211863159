package io.jaudit.scan;

/**
 * Holds whole lines of a log, consecutive in an array; possibly followed by a line that is too long
 * to be stored. Filled by one thread, and not changed afterwards.
 */
public final class Block {
  /** The array of a block that was not filled yet. */
  public static final byte[] NO_BYTES = {};

  final long from;
  final int size;
  byte[] bytes = NO_BYTES;
  int start;
  int end;

  /** True if other blocks have lines in the same array. */
  boolean sharesArray;

  /** The offset of {@code bytes[start]} in the content. */
  long offset;

  /** The offset after the line that is too long; -1 if there is none. */
  long tooLongEnd = -1;

  /** False if the content ends without a newline after the last line. */
  boolean terminated = true;

  /**
   * @param from the beginning of the block; lines that begin in it belong to it
   * @param size in bytes
   */
  Block(long from, int size) {
    this.from = from;
    this.size = size;
  }

  /** Makes a block of the lines {@code bytes[start, end)}, the first at {@code offset}. */
  Block(byte[] bytes, int start, int end, long offset) {
    this(offset, end - start);
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.offset = offset;
  }

  /** Makes a block of {@code lines}, the first of which is the first of the content. */
  public static Block of(byte[] lines) {
    return new Block(lines, 0, lines.length, 0);
  }

  /** Makes a block of one line that is too long. */
  static Block tooLong(long offset, long end) {
    Block block = new Block(offset, 0);
    block.offset = offset;
    block.tooLongEnd = end;
    return block;
  }

  /** Drops the lines, and lets {@code reader} use their array for another block. */
  void recycle(BlockReader reader) {
    if (bytes.length > 0 && !sharesArray) {
      reader.recycle(bytes);
    }
    bytes = NO_BYTES;
  }

  /** Drops the last line, if it is not terminated, from {@code start} on. */
  void dropFrom(int lineStart) {
    end = lineStart;
    tooLongEnd = -1;
    terminated = true;
  }

  /** Returns how many bytes of content it is made of, about. */
  public int size() {
    return size;
  }
}
