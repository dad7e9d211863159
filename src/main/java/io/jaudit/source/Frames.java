package io.jaudit.source;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Copies compressed data to a program, frame by frame without decoding it, so that padding and
 * other bytes after the data do not reach the program, and the place of a truncation is known. For
 * use by one thread.
 */
abstract class Frames {
  private static final int SKIPPABLE = 0x184d_2a50;

  private final CompressedInput in;
  private final OutputStream out;

  Frames(CompressedInput in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Returns the frames of data in the format of {@code in}. */
  static Frames of(CompressedInput in, OutputStream out) {
    return switch (in.format()) {
      case ZSTD -> new Zstd(in, out);
      case LZ4 -> new Lz4Frames(in, out);
      default -> new All(in, out);
    };
  }

  /**
   * Copies all frames.
   *
   * @return a remark on what is after them; empty if nothing is
   * @throws CompressionException if the data is truncated; what there is of it was copied
   */
  String copy() throws IOException {
    do {
      frame((int) number(Integer.BYTES));
    } while (in.hasNextMember());
    return in.rest();
  }

  /** Copies a frame after its magic number. */
  abstract void frame(int magic) throws IOException;

  /** Copies a number, least significant byte first, and returns it. */
  final long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (i * Byte.SIZE);
    }
    return number;
  }

  final int next() throws IOException {
    int next = take();
    out.write(next);
    return next;
  }

  /** Returns the next byte without copying it. */
  final int take() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw in.truncated();
    }
    return next;
  }

  /** Returns the next bytes, {@code count} unless the content ends before, without copying them. */
  final byte[] takeUpTo(int count) throws IOException {
    return in.readNBytes(count);
  }

  final void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  final CompressionException truncated() {
    return in.truncated();
  }

  final void bytes(long count) throws IOException {
    for (long left = count; left > 0; ) {
      if (!in.fill()) {
        throw in.truncated();
      }
      int size = (int) Math.min(left, in.end() - in.next());
      out.write(in.buffer(), in.next(), size);
      in.use(size);
      left -= size;
    }
  }

  /** Frames of Zstandard (RFC 8878, section 3.1). */
  private static final class Zstd extends Frames {
    private static final int HAS_CHECKSUM = 4;
    private static final int IS_SINGLE_SEGMENT = 0x20;
    private static final int REPEATED_BYTE = 1;
    private static final int[] ID_SIZES = {0, 1, 2, 4};

    Zstd(CompressedInput in, OutputStream out) {
      super(in, out);
    }

    @Override
    void frame(int magic) throws IOException {
      if ((magic & ~0xf) == SKIPPABLE) {
        bytes(number(Integer.BYTES));
        return;
      }
      int descriptor = next();
      boolean isSingle = (descriptor & IS_SINGLE_SEGMENT) != 0;
      int sizeFlag = descriptor >> 6;
      int sizeBytes = sizeFlag == 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
      bytes((isSingle ? 0 : 1) + ID_SIZES[descriptor & 3] + sizeBytes);
      boolean isLast = false;
      while (!isLast) {
        int block = (int) number(3);
        isLast = (block & 1) != 0;
        bytes(((block >> 1) & 3) == REPEATED_BYTE ? 1 : block >> 3);
      }
      bytes((descriptor & HAS_CHECKSUM) != 0 ? Integer.BYTES : 0);
    }
  }

  /**
   * A format whose frames do not end at a byte: the program finds their end, and the remark is only
   * true if it finds more after it.
   */
  private static final class All extends Frames {
    All(CompressedInput in, OutputStream out) {
      super(in, out);
    }

    @Override
    String copy() throws IOException {
      int last = 0;
      while (super.in.fill()) {
        last = super.in.buffer()[super.in.end() - 1];
        bytes(super.in.end() - super.in.next());
      }
      return last == 0 ? "" : "ignored bytes after the end of the bzip2 data";
    }

    @Override
    void frame(int magic) {}
  }
}
