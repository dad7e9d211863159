package io.jaudit.source;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Supplies a part of another source, which can be read at any offset, as a stream that is read
 * once: its place among the others is known, and its times are not asked for. For use by one
 * thread.
 */
public final class PartSource implements LogSource {
  private final LogSource whole;
  private final long start;
  private final long end;
  private @Nullable Part part;

  /**
   * Supplies the bytes {@code [start, end)}.
   *
   * @param end {@link Long#MAX_VALUE} for all after {@code start}
   */
  public PartSource(LogSource whole, long start, long end) {
    this.whole = whole;
    this.start = start;
    this.end = end;
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Optional<String> host() {
    return whole.host();
  }

  /**
   * {@inheritDoc} All of something that has to be decoded is a stream.
   *
   * @throws IOException if it can't be opened, or has no such part because it has to be decoded
   */
  @Override
  public Content open() throws IOException {
    if (part != null) {
      return part;
    }
    Content content = whole.open();
    Optional<SeekableContent> bytes = content.seekable();
    if (bytes.isEmpty() && (start > 0 || end < Long.MAX_VALUE)) {
      throw new IOException("it has to be decoded, so no part of it can be read");
    }
    if (bytes.isEmpty()) {
      return content;
    }
    Part opened = new Part(bytes.get(), start, Math.min(end, bytes.get().length()));
    part = opened;
    return opened;
  }

  @Override
  public OptionalLong length() throws IOException {
    return whole.length();
  }

  @Override
  public void release() throws IOException {
    part = null;
    whole.release();
  }

  /** The bytes {@code [start, end)} of other content, which its source closes. */
  private record Part(SeekableContent whole, long start, long end) implements SeekableContent {
    @Override
    public long length() {
      return Math.max(0, end - start);
    }

    @Override
    public int read(long offset, byte[] target, int from, int to) throws IOException {
      long left = Math.max(0, length() - offset);
      int count = (int) Math.min(to - from, left);
      return whole.read(start + offset, target, from, from + count);
    }

    @Override
    public void close() {}
  }
}
