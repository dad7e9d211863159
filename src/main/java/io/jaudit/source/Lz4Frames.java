package io.jaudit.source;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Frames of LZ4 (its frame format, version 1.6, and its block format). A block that is truncated is
 * up to 4 MiB of a log, and the program decodes nothing of it; so what there is of it is decoded
 * here, and the program gets that as a block that is not compressed.
 */
final class Lz4Frames extends Frames {
  private static final int HAS_ID = 1;
  private static final int HAS_CHECKSUM = 4;
  private static final int HAS_SIZE = 8;
  private static final int HAS_BLOCK_CHECKSUMS = 0x10;

  /** No block refers to what is before it. */
  private static final int IS_INDEPENDENT = 0x20;

  private static final int IS_UNCOMPRESSED = 1 << 31;

  /** The largest block; what is larger is for the program to refuse. */
  private static final int MAX_BLOCK = 4 << 20;

  /** A length of so much in the first byte of a sequence continues in the next bytes. */
  private static final int CONTINUED = 15;

  private static final int MIN_MATCH = 4;

  Lz4Frames(CompressedInput in, OutputStream out) {
    super(in, out);
  }

  @Override
  void frame(int magic) throws IOException {
    int flags = next();
    bytes(1 + ((flags & HAS_SIZE) != 0 ? 8 : 0) + ((flags & HAS_ID) != 0 ? 4 : 0) + 1);
    int afterBlock = (flags & HAS_BLOCK_CHECKSUMS) != 0 ? Integer.BYTES : 0;
    boolean isIndependent = (flags & IS_INDEPENDENT) != 0;
    int size = takeNumber();
    while (size != 0) {
      int length = size & ~IS_UNCOMPRESSED;
      if (isIndependent && afterBlock == 0 && length <= MAX_BLOCK) {
        block(size, length);
      } else {
        write(littleEndian(size));
        bytes(length + (long) afterBlock);
      }
      size = takeNumber();
    }
    write(littleEndian(0));
    bytes((flags & HAS_CHECKSUM) != 0 ? Integer.BYTES : 0);
  }

  private void block(int size, int length) throws IOException {
    byte[] block = takeUpTo(length);
    if (block.length == length) {
      write(littleEndian(size));
      write(block);
      return;
    }
    byte[] decoded = size == length ? decoded(block) : block;
    if (decoded.length > 0) {
      write(littleEndian(decoded.length | IS_UNCOMPRESSED));
      write(decoded);
    }
    throw truncated();
  }

  /** Returns what the beginning of a block decodes to. */
  static byte[] decoded(byte[] block) {
    byte[] out = new byte[MAX_BLOCK];
    int size = 0;
    int at = 0;
    while (at < block.length) {
      int token = block[at++] & 0xff;
      int literals = token >> 4;
      if (literals == CONTINUED) {
        literals += moreLength(block, at);
        at += lengthBytes(block, at);
      }
      int count = Math.min(Math.min(literals, block.length - at), out.length - size);
      System.arraycopy(block, at, out, size, count);
      size += count;
      at += count;
      if (at + 2 > block.length) {
        break;
      }
      int from = size - ((block[at] & 0xff) | ((block[at + 1] & 0xff) << Byte.SIZE));
      at += 2;
      int match = token & CONTINUED;
      if (match == CONTINUED) {
        match += moreLength(block, at);
        at += lengthBytes(block, at);
      }
      if (from < 0 || from == size) {
        break; // damaged
      }
      for (int end = Math.min(out.length, size + match + MIN_MATCH); size < end; size++) {
        out[size] = out[from++];
      }
    }
    return Arrays.copyOf(out, size);
  }

  /** Returns how much is added to a length by the bytes at {@code at}, as far as they are there. */
  private static int moreLength(byte[] block, int at) {
    int length = 0;
    for (int i = at; i < at + lengthBytes(block, at); i++) {
      length += block[i] & 0xff;
    }
    return length;
  }

  /** Returns the number of these bytes: those of 255, and one more. */
  private static int lengthBytes(byte[] block, int at) {
    int end = at;
    while (end < block.length && block[end] == -1) {
      end++;
    }
    return Math.min(end + 1, block.length) - at;
  }

  /** Returns the next number without copying it. */
  private int takeNumber() throws IOException {
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number |= take() << (i * Byte.SIZE);
    }
    return number;
  }

  private static byte[] littleEndian(int number) {
    byte[] bytes = new byte[Integer.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (number >> (i * Byte.SIZE));
    }
    return bytes;
  }
}
