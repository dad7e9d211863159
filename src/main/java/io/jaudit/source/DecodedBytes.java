package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces of content that is stored compressed, or in a {@link TextForm}, which costs decoding
 * all before them. What can be decoded of damaged data is its content. For use by one thread.
 */
final class DecodedBytes implements SeekableContent {
  private static final int SIZE = 128 * 1024;

  /** With the default dictionary of 8 MiB. */
  private static final long XZ_MEMORY = 10 << 20;

  private static final long DECODER_MEMORY = 256 << 10;

  /** Bytes before the end of the buffer that are still there after more were decoded. */
  private static final int KEPT = 8 * 1024;

  private final SeekableContent stored;
  private final @Nullable Compression format;
  private final Decoders decoders;
  private @Nullable DecodedStream stream;
  private byte[] buffer = new byte[0];

  /** The offset of {@code buffer[0]} in the content. */
  private long offset;

  private int end;
  private boolean ended;
  private boolean damaged;
  private long length = -1;

  private DecodedBytes(SeekableContent stored, @Nullable Compression format, Decoders decoders) {
    this.stored = stored;
    this.format = format;
    this.decoders = decoders;
  }

  /**
   * Returns what decodes {@code stored}, as its first bytes tell; null if it has the lines of a log
   * as they are.
   *
   * @param stored closed by its owner
   */
  static @Nullable DecodedBytes of(SeekableContent stored, Decoders decoders) throws IOException {
    byte[] head = new byte[Compression.MAGIC_LENGTH];
    int read = stored.read(0, head, 0, head.length);
    Compression format = Compression.of(head, read);
    boolean isEncoded =
        format != null || (Compression.mayHaveForm(head, read) && isEncoded(stored));
    return isEncoded ? new DecodedBytes(stored, format, decoders) : null;
  }

  private static boolean isEncoded(SeekableContent stored) throws IOException {
    byte[] head = new byte[TextForm.HEAD];
    return TextForm.isEncoded(head, stored.read(0, head, 0, head.length));
  }

  /** Returns about the heap, in bytes, that the decoder takes while it is open. */
  long memory() {
    return format == Compression.XZ ? XZ_MEMORY : DECODER_MEMORY;
  }

  @Nullable Compression format() {
    return format;
  }

  /** Begins to decode from the start. */
  DecodedStream stream() throws IOException {
    InputStream in = new SeekableInput(stored, 0);
    Compression compression = format;
    return TextForm.lines(
        compression == null
            ? new HeadStream(new byte[0], in)
            : decoders.decode(new CompressedInput(compression, new byte[0], in, stored.length())));
  }

  @Override
  public int read(long at, byte[] target, int from, int to) throws IOException {
    if (stream == null || at < offset) {
      restart();
    }
    int filled = from;
    while (filled < to) {
      long next = at + (filled - from);
      if (next < offset + end) {
        int index = (int) (next - offset);
        int count = Math.min(to - filled, end - index);
        System.arraycopy(buffer, index, target, filled, count);
        filled += count;
      } else if (!decode()) {
        break;
      }
    }
    return filled;
  }

  /** Returns the length of what can be decoded. */
  @Override
  public long length() throws IOException {
    if (length < 0) {
      if (stream == null) {
        restart();
      }
      while (!ended) {
        decode();
      }
      length = offset + end;
    }
    return length;
  }

  /** Returns true if what was decoded up to now ends where the data is damaged. */
  boolean isDamaged() {
    return damaged;
  }

  private void restart() throws IOException {
    releaseStream();
    stream = stream();
    buffer = new byte[SIZE];
  }

  /** Decodes some more; returns false at the end. */
  private boolean decode() throws IOException {
    if (end == buffer.length) {
      System.arraycopy(buffer, end - KEPT, buffer, 0, KEPT);
      offset += end - KEPT;
      end = KEPT;
    }
    DecodedStream opened = stream;
    if (ended || opened == null) {
      return false;
    }
    try {
      int count = opened.read(buffer, end, buffer.length - end);
      ended = count < 0;
      end += Math.max(0, count);
    } catch (CompressionException e) {
      if (offset + end == 0) {
        throw e;
      }
      ended = true; // the search reports it
      damaged = true;
    }
    return !ended;
  }

  /** Ends the decoder, and releases its buffers. */
  void releaseStream() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
    buffer = new byte[0];
    offset = 0;
    end = 0;
    ended = false;
  }

  /** Ends the decoder; what is stored is closed by its source. */
  @Override
  public void close() throws IOException {
    releaseStream();
  }
}
