package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
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
    int read = Math.max(0, in.read(target, from, Math.min(to - from, PIECE)));
    offset += read;
    return from + read;
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
