package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads content in order: a pipe, or what a decoder makes of a file. What is compressed is decoded:
 * its first bytes tell. For use by one thread.
 */
public final class ContentStream implements Content {
  /** The JDK reads pieces above 8 KiB into memory that it allocates for each call. */
  private static final int PIECE = 64 * 1024;

  private final Decoders decoders;
  private UnaryOperator<InputStream> ahead = UnaryOperator.identity();
  private InputStream in;
  private @Nullable DecodedStream decoded;
  private boolean begun;

  /** What was read to find out whether it is compressed. */
  private byte[] first = {};

  private int firstNext;
  private long offset;

  /** Makes the content of {@code in}, which is closed with it; decodes without programs. */
  public ContentStream(InputStream in) {
    this(in, Decoders.WITHOUT_PROGRAMS);
  }

  /** Makes the content of {@code in}, which is closed with it. */
  public ContentStream(InputStream in, Decoders decoders) {
    this.in = in;
    this.decoders = decoders;
  }

  /** Makes the content that a decoder returns, even if that looks compressed again. */
  ContentStream(DecodedStream decoded) {
    this(decoded, Decoders.WITHOUT_PROGRAMS);
    this.decoded = decoded;
    this.begun = true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code at} is before the end of the last read; bytes
   *     between are skipped
   * @throws IOException if the content can't be read, or not be decoded
   */
  @Override
  public int read(long at, byte[] target, int from, int to) throws IOException {
    if (at < offset) {
      throw new IllegalArgumentException("a stream is at byte " + offset + ", not at " + at);
    }
    if (!begun) {
      begun = true;
      begin();
    }
    if (at > offset) {
      skip(at - offset);
    }
    int count = read(target, from, to - from);
    offset += count;
    return from + count;
  }

  private void skip(long count) throws IOException {
    int ofFirst = (int) Math.min(count, first.length - firstNext);
    firstNext += ofFirst;
    in.skipNBytes(count - ofFirst);
    offset += count;
  }

  private int read(byte[] target, int from, int size) throws IOException {
    if (firstNext == first.length) {
      return Math.max(0, in.read(target, from, Math.min(size, PIECE)));
    }
    int count = Math.min(size, first.length - firstNext);
    System.arraycopy(first, firstNext, target, from, count);
    firstNext += count;
    if (firstNext == first.length) {
      first = new byte[0];
      firstNext = 0;
    }
    return count;
  }

  /** Reads the first bytes, as far as they may be of compressed content. */
  private void begin() throws IOException {
    byte[] head = new byte[PIECE];
    int length = Math.max(0, in.read(head, 0, PIECE));
    int more = length;
    while (more > 0 && length < PIECE && Compression.mayBegin(head, 0, length)) {
      more = in.read(head, length, PIECE - length);
      length += Math.max(0, more);
    }
    Compression format = Compression.of(head, length);
    boolean mayBeForm = format == null && Compression.mayHaveForm(head, length);
    while (mayBeForm && more > 0 && TextForm.needsMore(head, length)) {
      more = in.read(head, length, PIECE - length);
      length += Math.max(0, more);
    }
    first = Arrays.copyOf(head, length);
    DecodedStream stream =
        format != null
            ? TextForm.lines(decoders.decode(new CompressedInput(format, first, in, -1)))
            : mayBeForm ? TextForm.decoded(head, length, new HeadStream(first, in)) : null;
    if (stream != null) {
      first = new byte[0];
      decoded = stream;
      in = ahead.apply(stream);
    }
  }

  /**
   * Passes what is read from now on through {@code reader}, which may read ahead on another thread.
   */
  public void readAhead(UnaryOperator<InputStream> reader) {
    ahead = reader;
    in = reader.apply(in);
  }

  @Override
  public Optional<SeekableContent> seekable() {
    return Optional.empty();
  }

  @Override
  public boolean isReady() {
    try {
      return firstNext < first.length || in.available() > 0;
    } catch (IOException e) {
      return false; // the next read tells what is wrong
    }
  }

  @Override
  public String remark() {
    return decoded == null ? "" : decoded.remark();
  }

  @Override
  public String note() {
    return decoded == null ? "" : decoded.note();
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
