package io.jaudit.source;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes a member of a gzip file (RFC 1952).
 *
 * <p>The JDK's own stream ends without an error if a pipe pauses between two members (JDK 17), and
 * does not tell where data is damaged.
 */
final class GzipMember implements MemberStream.Member {
  private static final int HEADER = 10;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final CompressedInput in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  /** Reads the header. */
  GzipMember(CompressedInput in) throws IOException {
    this.in = in;
    byte[] header = new byte[HEADER];
    for (int i = 0; i < HEADER; i++) {
      header[i] = (byte) next();
    }
    if (header[2] != DEFLATE) {
      throw in.damaged("unknown method", in.position());
    }
    int flags = header[3];
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | (next() << Byte.SIZE));
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    while (true) {
      int count = inflate(target, from, size);
      if (count > 0) {
        checksum.update(target, from, count);
        return count;
      }
      if (inflater.finished()) {
        end();
        return -1;
      }
      if (inflater.needsDictionary()) {
        throw in.damaged("invalid data", position());
      }
      if (!in.fill()) {
        throw in.truncated();
      }
      int given = in.end() - in.next();
      inflater.setInput(in.buffer(), in.next(), given);
      in.use(given);
    }
  }

  /** Returns how many bytes were decoded, also before data that can't be. */
  private int inflate(byte[] target, int from, int size) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(target, from, size);
    } catch (DataFormatException e) {
      int count = (int) (inflater.getBytesWritten() - before);
      if (count == 0) {
        throw in.damaged("invalid data", position());
      }
      return count; // the next call throws again
    }
  }

  private long position() {
    return in.position() - inflater.getRemaining();
  }

  private void end() throws IOException {
    in.use(-inflater.getRemaining());
    long length = inflater.getBytesWritten();
    boolean hasChecksum = word() == checksum.getValue();
    boolean hasLength = word() == (length & 0xffff_ffffL);
    if (!hasChecksum || !hasLength) {
      throw in.damaged("checksum mismatch", in.position());
    }
  }

  @Override
  public void close() {
    inflater.end();
  }

  private long word() throws IOException {
    long word = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      word |= (long) next() << (i * Byte.SIZE);
    }
    return word;
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw in.truncated();
    }
    return next;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int next = next();
    while (next != 0) {
      next = next();
    }
  }
}
