package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces of the content of a file that is compressed, or in a {@link TextForm}, which costs
 * decoding all before them. What can be decoded of damaged data is its content. For use by one
 * thread.
 */
final class DecodedBytes implements SeekableContent {
  private static final int SIZE = 128 * 1024;

  /** Bytes before the end of the buffer that are still there after more were decoded. */
  private static final int KEPT = 8 * 1024;

  private final FileBytes file;
  private final @Nullable Compression format;
  private final Decoders decoders;
  private @Nullable DecodedStream stream;
  private byte[] buffer = new byte[0];

  /** The offset of {@code buffer[0]} in the content. */
  private long offset;

  private int end;
  private boolean ended;
  private long length = -1;

  DecodedBytes(FileBytes file, @Nullable Compression format, Decoders decoders) {
    this.file = file;
    this.format = format;
    this.decoders = decoders;
  }

  @Nullable Compression format() {
    return format;
  }

  /** Begins to decode the file from its start. */
  DecodedStream stream() throws IOException {
    InputStream in = new SeekableInput(file, 0);
    Compression compression = format;
    return TextForm.lines(
        compression == null
            ? new HeadStream(new byte[0], in)
            : decoders.decode(new CompressedInput(compression, new byte[0], in, file.length())));
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

  /** Ends the decoder; the file is closed by its source. */
  @Override
  public void close() throws IOException {
    releaseStream();
  }
}
