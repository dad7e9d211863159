package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.source.Content;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of content that has to be read in order. A block ends early if the stream has nothing more
 * at the moment, so that what has arrived is processed without waiting for what has not.
 *
 * <p>The returned lines of a chunk are not copied, and not overwritten: only a chunk of which all
 * lines were returned in one block is filled again, after it was recycled.
 */
final class StreamBlocks implements BlockReader {
  private final Content content;
  private final int blockSize;
  private final int maxLine;
  private final LastLine lastLine;
  private final BlockArrays arrays;
  private byte[] chunk = new byte[0];

  /** True if a block with lines of this chunk was returned. */
  private boolean isShared;

  /** Where the first line begins that was not returned. */
  private int start;

  /** After the last newline that was found. */
  private int linesEnd;

  /** {@code [filled, chunk.length)} may still be written. */
  private int filled;

  /** The offset of {@code chunk[0]} in the content. */
  private long chunkOffset;

  private boolean ended;

  /** Why no more can be read; null if more can. */
  private @Nullable IOException problem;

  StreamBlocks(
      Content content,
      long start,
      int blockSize,
      int maxLine,
      LastLine lastLine,
      BlockArrays arrays) {
    this.content = content;
    this.blockSize = blockSize;
    this.maxLine = maxLine;
    this.lastLine = lastLine;
    this.arrays = arrays;
    this.chunkOffset = start;
  }

  @Override
  public boolean isReady() {
    return ended || content.isReady();
  }

  @Override
  public void recycle(byte[] array) {
    arrays.give(array);
  }

  @Override
  public boolean canFillAgain() {
    return false;
  }

  @Override
  public void fill(Block block) {}

  @Override
  public @Nullable Block next() throws IOException {
    while (!ended) {
      if (filled == chunk.length && linesEnd > start) {
        return lines();
      }
      if (filled - start > maxLine) {
        return skipLine();
      }
      makeRoom();
      read();
      if (problem != null) {
        return beforeProblem(problem);
      }
      if (linesEnd > start && (ended || !content.isReady())) {
        return lines();
      }
    }
    return start == filled || lastLine == LastLine.UNFINISHED ? null : lastLine();
  }

  private Block lines() {
    Block block = new Block(chunk, start, linesEnd, chunkOffset + start);
    start = linesEnd;
    boolean isFull = filled == chunk.length;
    block.sharesArray = isShared || !isFull;
    isShared = !isFull;
    makeRoom(); // now, because the array may be recycled before the next call
    return block;
  }

  private Block lastLine() {
    Block block =
        filled - start > maxLine
            ? Block.tooLong(chunkOffset + start, chunkOffset + filled)
            : new Block(chunk, start, filled, chunkOffset + start);
    block.terminated = false;
    block.sharesArray = isShared;
    start = filled;
    return block;
  }

  /** Begins a new chunk with the unfinished line, if this one is full. */
  private void makeRoom() {
    if (filled == chunk.length) {
      int pending = filled - start;
      byte[] next = arrays.take(Math.max(blockSize, Math.min(2 * pending, maxLine + 1)));
      System.arraycopy(chunk, start, next, 0, pending);
      chunkOffset += start;
      chunk = next;
      start = 0;
      linesEnd = 0;
      filled = pending;
    }
  }

  private void read() {
    try {
      int end =
          problem == null
              ? content.read(chunkOffset + filled, chunk, filled, chunk.length)
              : filled;
      ended = end == filled && problem == null;
      linesEnd = lastLinesEnd(filled, end);
      filled = end;
    } catch (IOException e) {
      problem = e;
    }
  }

  /** Returns what was read before the problem, which is thrown at the next call. */
  private Block beforeProblem(IOException thrown) throws IOException {
    if (linesEnd > start) {
      return lines();
    }
    if (start < filled && lastLine == LastLine.COMPLETE) {
      return lastLine();
    }
    throw thrown;
  }

  /** Returns the index after the last newline in {@code [from, to)}; as before if there is none. */
  private int lastLinesEnd(int from, int to) {
    for (int at = to; at > from; at--) {
      if (chunk[at - 1] == '\n') {
        return at;
      }
    }
    return linesEnd;
  }

  /** Looks for the end of a line that is too long to be held. */
  private @Nullable Block skipLine() throws IOException {
    long lineStart = chunkOffset + start;
    chunkOffset += filled;
    while (true) {
      chunk = new byte[blockSize];
      int read = content.read(chunkOffset, chunk, 0, blockSize);
      int newline = ByteSearch.indexOf(chunk, 0, read, (byte) '\n');
      if (newline >= 0 || read == 0) {
        start = newline + 1;
        filled = read;
        linesEnd = start;
        linesEnd = lastLinesEnd(start, filled);
        ended = read == 0;
        return skipped(lineStart);
      }
      chunkOffset += read;
    }
  }

  private @Nullable Block skipped(long lineStart) {
    if (ended && lastLine == LastLine.UNFINISHED) {
      return null;
    }
    Block block = Block.tooLong(lineStart, chunkOffset + start);
    block.terminated = !ended;
    return block;
  }
}
