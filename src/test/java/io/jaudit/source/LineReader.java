package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream to its lines, which may be of any length up to a limit.
 *
 * <p>A line ends at LF; CR, NUL and bytes above 0x7f are ordinary. The last line needs no LF. Each
 * chunk is filled once and never written again if a line has been handed out, so lines stay valid
 * as long as they are reachable, at no copy. Not safe for use by several threads.
 */
public final class LineReader implements Closeable {
  /** Below the size at which G1 and others treat an array as humongous. */
  private static final int CHUNK = 256 * 1024;

  /**
   * The longest line that is held. The kernel's own limit is about 9 KB; this one only keeps a file
   * that is not a log within the heap.
   */
  private static final int MAX_LINE = 4 * 1024 * 1024;

  private final InputStream in;
  private final int chunkSize;
  private final int maxLine;
  private byte[] chunk = new byte[0];
  private int start; // of the line not yet handed out
  private int scanned; // [start, scanned) holds no LF
  private int filled; // [filled, chunk.length) may still be written
  private long chunkOffset; // the position of chunk[0] in the stream
  private long lineStart;
  private boolean terminated;

  /**
   * @param in read to its end and closed by {@link #close}
   * @param offset the position of {@code in} in its file, in bytes
   */
  public LineReader(InputStream in, long offset) {
    this(in, offset, CHUNK, MAX_LINE);
  }

  LineReader(InputStream in, long offset, int chunkSize, int maxLine) {
    this.in = in;
    this.chunkOffset = offset;
    this.chunkSize = chunkSize;
    this.maxLine = maxLine;
    this.lineStart = offset;
  }

  /**
   * Returns the next line without its LF; null at the end.
   *
   * @throws LineTooLongException if a line was skipped; the next call continues after it
   */
  public @Nullable ByteSlice next() throws IOException, LineTooLongException {
    while (true) {
      int newline = ByteSearch.indexOf(chunk, scanned, filled, (byte) '\n');
      int end = newline < 0 ? filled : newline;
      if (end - start > maxLine) {
        if (newline >= 0) {
          handOut(newline, newline + 1); // to nobody
        } else {
          skipLine();
        }
        throw new LineTooLongException(maxLine);
      }
      if (newline >= 0) {
        return handOut(newline, newline + 1);
      }
      scanned = filled;
      if (!fill()) {
        return start == filled ? null : handOut(filled, filled);
      }
    }
  }

  /** Returns the position at which the line last returned begins, in bytes. */
  public long lineStart() {
    return lineStart;
  }

  /** Returns the position of the next line: after the LF of the line last returned or skipped. */
  public long offset() {
    return chunkOffset + start;
  }

  /** Returns true if the line last returned ended with LF. */
  public boolean terminated() {
    return terminated;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private ByteSlice handOut(int end, int next) {
    ByteSlice line = ByteSlice.of(chunk, start, end);
    lineStart = chunkOffset + start;
    terminated = next > end;
    start = next;
    scanned = next;
    return line;
  }

  /** Reads more; a fresh chunk begins with the unfinished line if this one is full. */
  private boolean fill() throws IOException {
    if (filled == chunk.length) {
      int pending = filled - start;
      byte[] next = new byte[Math.max(chunkSize, pending * 2)];
      System.arraycopy(chunk, start, next, 0, pending);
      chunkOffset += start;
      chunk = next;
      start = 0;
      scanned = pending;
      filled = pending;
    }
    int read = in.read(chunk, filled, chunk.length - filled);
    filled += Math.max(read, 0);
    return read >= 0;
  }

  private void skipLine() throws IOException {
    lineStart = chunkOffset + start;
    byte[] waste = new byte[chunkSize];
    chunkOffset += filled;
    start = 0;
    while (true) {
      int read = in.read(waste);
      int newline = read < 0 ? -1 : ByteSearch.indexOf(waste, 0, read, (byte) '\n');
      if (read < 0 || newline >= 0) {
        chunk = waste;
        start = newline + 1;
        scanned = start;
        filled = Math.max(read, start);
        terminated = newline >= 0;
        return;
      }
      chunkOffset += read;
    }
  }
}
