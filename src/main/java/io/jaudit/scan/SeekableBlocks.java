package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of content that can be read at any offset. Each block has the lines that begin in its part
 * of the content, so that blocks can be read in any order, and at the same time.
 */
final class SeekableBlocks implements BlockReader {
  /**
   * How far the last line of a block usually extends into the next; a record has at most about 9
   * KB.
   */
  private static final int USUAL_LINE = 64 * 1024;

  private static final int LEAST_ROOM = 1024;

  private final SeekableContent content;
  private final long start;
  private final long end;
  private final int blockSize;
  private final int maxLine;

  /** Room for the rest of the last line: little in a small block. */
  private final int usualLine;

  private final LastLine lastLine;
  private final BlockArrays arrays;
  private long next;

  SeekableBlocks(
      SeekableContent content,
      long start,
      long end,
      int blockSize,
      int maxLine,
      LastLine lastLine,
      BlockArrays arrays) {
    this.content = content;
    this.start = start;
    this.end = end;
    this.blockSize = blockSize;
    this.maxLine = maxLine;
    this.usualLine = Math.min(USUAL_LINE, Math.max(blockSize, LEAST_ROOM));
    this.lastLine = lastLine;
    this.arrays = arrays;
    this.next = start;
  }

  @Override
  public @Nullable Block next() {
    if (next >= end) {
      return null;
    }
    Block block = new Block(next, (int) Math.min(blockSize, end - next));
    next += block.size;
    return block;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public boolean canFillAgain() {
    return true;
  }

  @Override
  public void recycle(byte[] array) {
    arrays.give(array);
  }

  @Override
  public void fill(Block block) throws IOException {
    // The byte before shows whether a line begins with the block.
    int before = block.from == start ? 0 : 1;
    long base = block.from - before;
    int size = before + block.size;
    boolean isLast = block.from + block.size == end;
    int room = size + (isLast ? 0 : usualLine);
    byte[] bytes = arrays.take(room);
    int filled = content.read(base, bytes, 0, size);
    int first = before == 0 ? 0 : ByteSearch.indexOf(bytes, 0, filled, (byte) '\n') + 1;
    block.bytes = bytes;
    block.offset = base + first;
    block.start = first;
    block.end = first;
    boolean beginsLine = first < filled && (before == 0 || first > 0);
    if (beginsLine && bytes[filled - 1] == '\n') {
      block.end = filled;
    } else if (beginsLine) {
      readLastLine(block, base, filled);
    }
  }

  /** Reads the rest of the last line, which continues after the block, or up to the end. */
  private void readLastLine(Block block, long base, int filled) throws IOException {
    int lineStart = filled;
    while (lineStart > block.start && block.bytes[lineStart - 1] != '\n') {
      lineStart--;
    }
    int searched = filled;
    while (searched - lineStart <= maxLine) {
      int room = Math.min(maxLine + 1, Math.max(usualLine, 2 * (searched - lineStart)));
      int to = Math.max(lineStart + room, searched + 1);
      if (to > block.bytes.length) {
        block.bytes = Arrays.copyOf(block.bytes, to);
      }
      int read = content.read(base + searched, block.bytes, searched, block.bytes.length);
      int newline = ByteSearch.indexOf(block.bytes, searched, read, (byte) '\n');
      if (newline >= 0 && newline - lineStart <= maxLine) {
        block.end = newline + 1;
        return;
      }
      if (newline < 0 && read < block.bytes.length && read - lineStart <= maxLine) {
        end(block, lineStart, read);
        return;
      }
      searched = read;
    }
    skipLine(block, base, lineStart, filled);
  }

  /** The content ends in a line without LF. */
  private void end(Block block, int lineStart, int lineEnd) {
    block.end = lineEnd;
    block.terminated = false;
    if (lastLine == LastLine.UNFINISHED) {
      block.dropFrom(lineStart);
    }
  }

  /** Looks for the end of a line that is too long to be held. */
  private void skipLine(Block block, long base, int lineStart, int filled) throws IOException {
    block.end = lineStart;
    byte[] piece = new byte[USUAL_LINE];
    long at = base + filled;
    while (true) {
      int read = content.read(at, piece, 0, piece.length);
      int newline = ByteSearch.indexOf(piece, 0, read, (byte) '\n');
      at += newline < 0 ? read : newline + 1;
      if (newline >= 0 || read < piece.length) {
        block.tooLongEnd = at;
        block.terminated = newline >= 0;
        if (newline < 0 && lastLine == LastLine.UNFINISHED) {
          block.dropFrom(lineStart);
        }
        return;
      }
    }
  }
}
