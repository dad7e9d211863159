package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a stream of an xz file chunk by chunk (the .xz file format, version 1.2; LZMA2 in the Linux
 * kernel's {@code lib/xz/xz_dec_lzma2.c}), for the library, which decodes nothing of a chunk that
 * is truncated: up to 2 MiB of a log. Such a chunk is given to it as a shorter one, of the bytes
 * that there are. For use by one thread.
 */
final class XzChunks extends InputStream {
  private static final int STREAM_HEADER = 12;
  private static final int FLAGS = 7;

  /** The sizes of checksums, by the upper bits of their number, from 1. */
  private static final int[] CHECK_SIZES = {4, 8, 16, 32, 64};

  private static final int MAX_CHUNK = 6 + (1 << 16);
  private static final int IS_LZMA = 0x80;
  private static final int HAS_PROPERTIES = 0xc0;

  /** The upper bits of the size of what a chunk decodes to, in its first byte. */
  private static final int UPPER_SIZE = 0x1f;

  /** A chunk begins with so many bytes that no symbol is decoded from. */
  private static final int BEFORE_SYMBOLS = 5;

  private enum Part {
    HEADER,
    BLOCK,
    CHUNK,
    INDEX
  }

  private final CompressedInput in;
  private final byte[] bytes = new byte[MAX_CHUNK + 1];
  private int next;
  private int end;
  private Part part = Part.HEADER;
  private int checkSize;

  /** The size of the chunks of this block so far. */
  private long blockSize;

  private int tornSize = -1;

  /**
   * @param in closed by its owner; nothing after the stream is read
   */
  XzChunks(CompressedInput in) {
    this.in = in;
  }

  /**
   * Returns the size of what the chunk decodes to that was given shorter than it is; negative if
   * none was. The library may decode more, which is not of the data, or less.
   */
  int tornSize() {
    return tornSize;
  }

  @Override
  public int read() throws IOException {
    return next < end || readPart() ? bytes[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    if (size > 0 && next == end && !readPart()) {
      return -1;
    }
    int count = Math.min(size, end - next);
    System.arraycopy(bytes, next, target, from, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return next < end ? end - next : in.available();
  }

  /** Reads the next part into the buffer; returns false if there is nothing of it. */
  private boolean readPart() throws IOException {
    next = 0;
    end = 0;
    switch (part) {
      case HEADER -> readHeader();
      case BLOCK -> readBlockHeader();
      case CHUNK -> readChunk();
      case INDEX -> append(1);
    }
    return end > 0;
  }

  private void readHeader() throws IOException {
    if (append(STREAM_HEADER)) {
      int check = bytes[FLAGS] & 0xf;
      checkSize = check == 0 ? 0 : CHECK_SIZES[(check - 1) / 3];
      part = Part.BLOCK;
    }
  }

  private void readBlockHeader() throws IOException {
    if (append(1)) {
      int size = bytes[0] & 0xff;
      part = size == 0 ? Part.INDEX : Part.CHUNK;
      blockSize = 0;
      append(size == 0 ? 0 : size * 4 + 3);
    }
  }

  private void readChunk() throws IOException {
    if (!append(1)) {
      return;
    }
    int control = bytes[0] & 0xff;
    if (control == 0) {
      int padding = (int) (-(blockSize + 1) & 3);
      append(padding + checkSize);
      part = Part.BLOCK;
      return;
    }
    boolean isLzma = control >= IS_LZMA;
    int sizeAt = isLzma ? 3 : 1;
    if (!append(sizeAt + 1) || (control >= HAS_PROPERTIES && !append(1))) {
      return;
    }
    int begin = end;
    int size = number(sizeAt) + 1;
    if (append(size)) {
      blockSize += end;
    } else if (isLzma) {
      shorten(sizeAt, end - begin);
    } else if (end > begin) {
      tornSize = end - begin;
      put(sizeAt, tornSize - 1);
    }
  }

  /**
   * Makes a whole chunk of the {@code size} bytes of a truncated one.
   *
   * <p>The library reads a byte after the last symbol before it returns that, so a byte is added.
   * Symbols for which it is read are decoded too, as 24 bits before it decide what they are. What
   * the chunk decodes to is one more than it is, because its end is not as the library expects.
   */
  private void shorten(int sizeAt, int size) {
    if (size + 1 < BEFORE_SYMBOLS) {
      return;
    }
    put(sizeAt, size);
    bytes[end++] = 0;
    int decodedSize = ((bytes[0] & UPPER_SIZE) << 16) + number(1) + 1;
    tornSize = decodedSize;
    if (decodedSize >> 16 <= UPPER_SIZE) {
      bytes[0] = (byte) ((bytes[0] & ~UPPER_SIZE) | (decodedSize >> 16));
      put(1, decodedSize);
    }
  }

  private int number(int at) {
    return ((bytes[at] & 0xff) << Byte.SIZE) | (bytes[at + 1] & 0xff);
  }

  private void put(int at, int number) {
    bytes[at] = (byte) (number >> Byte.SIZE);
    bytes[at + 1] = (byte) number;
  }

  /** Adds {@code count} bytes to the buffer; returns false if there are less. */
  private boolean append(int count) throws IOException {
    int to = end + count;
    while (end < to) {
      int read = in.read(bytes, end, to - end);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }
}
