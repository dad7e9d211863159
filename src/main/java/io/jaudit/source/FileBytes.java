package io.jaudit.source;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file.
 *
 * <p>Read, not mapped: a log that is truncated while it is read (copytruncate) ends early then, and
 * a mapped one would break the process.
 *
 * @param lengthAtOpening the length in bytes when it was opened
 */
record FileBytes(FileChannel channel, long lengthAtOpening) implements SeekableContent {
  private static final int PIECE = 128 * 1024;

  private static final ThreadLocal<PageBuffer> BUFFER =
      new ThreadLocal<>() {
        @Override
        protected PageBuffer initialValue() {
          return new PageBuffer(PIECE);
        }
      };

  static FileBytes of(FileChannel channel) throws IOException {
    return new FileBytes(channel, channel.size());
  }

  @Override
  public long length() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long offset, byte[] target, int from, int to) throws IOException {
    PageBuffer buffer = BUFFER.get();
    int at = from;
    while (at < to) {
      int read = buffer.read(channel, offset + (at - from), target, at, to - at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    return at;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
