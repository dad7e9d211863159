package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads content in order: a pipe, or what a decoder makes of a file. For use by one thread. */
public final class ContentStream implements Content {
  /** The JDK reads pieces above 8 KiB into memory that it allocates for each call. */
  private static final int PIECE = 64 * 1024;

  private final InputStream in;
  private long offset;

  /** Makes the content of {@code in}, which is closed with it. */
  public ContentStream(InputStream in) {
    this.in = in;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code at} is before the end of the last read; bytes
   *     between are skipped
   * @throws IOException if the content can't be read, or is compressed
   */
  @Override
  public int read(long at, byte[] target, int from, int to) throws IOException {
    if (at < offset) {
      throw new IllegalArgumentException("a stream is at byte " + offset + ", not at " + at);
    }
    if (at > offset) {
      in.skipNBytes(at - offset);
      offset = at;
    }
    int end = from + Math.min(to - from, PIECE);
    int read = from + Math.max(0, in.read(target, from, end - from));
    if (offset == 0) {
      read = readHead(target, from, read, end);
    }
    offset += read - from;
    return read;
  }

  /**
   * Reads on while the first bytes may be of compressed content; returns the index after them.
   *
   * @throws IOException if the content is compressed
   */
  private int readHead(byte[] target, int from, int read, int end) throws IOException {
    int at = read;
    int more = 1;
    while (more > 0 && at < end && Compression.mayBegin(Arrays.copyOfRange(target, from, at))) {
      more = in.read(target, at, end - at);
      at += Math.max(0, more);
    }
    Compression compression = Compression.of(Arrays.copyOfRange(target, from, at));
    if (compression != null) {
      throw new IOException(
          "it is compressed; decompress it first: "
              + compression.unpacker()
              + " FILE | jaudit search ... -");
    }
    return at;
  }

  @Override
  public Optional<SeekableContent> seekable() {
    return Optional.empty();
  }

  @Override
  public boolean isReady() {
    try {
      return in.available() > 0;
    } catch (IOException e) {
      return false; // the next read tells what is wrong
    }
  }

  @Override
  public void release() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
