package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the opened content of a log: {@link SeekableContent} of known length, which can be read at
 * any offset, or a {@link ContentStream}, which has to be read in order. For use by one thread,
 * unless it is seekable.
 */
public sealed interface Content extends Closeable permits SeekableContent, ContentStream {
  /**
   * Reads bytes from {@code offset} on into {@code target[from, to)}.
   *
   * @return the end of the bytes that were read in {@code target}. Of content that can be read at
   *     any offset it is {@code to}, or less at the end; a stream returns what it has, and {@code
   *     from} at the end only
   */
  int read(long offset, byte[] target, int from, int to) throws IOException;

  /** Returns this if it can be read at any offset. */
  Optional<SeekableContent> seekable();

  /** Returns true if something can be read without waiting, as far as is known. */
  boolean isReady();

  /**
   * Returns what is remarkable about it after it was read to its end, such as bytes after the end
   * of compressed data; empty if nothing is.
   */
  String remark();

  /** Returns what of it was left out on purpose, for {@code --verbose}; empty if nothing was. */
  default String note() {
    return "";
  }

  /**
   * Is called by its reader when it reads no more of it: closes a stream, which nobody can read
   * again. Other content is closed by its source.
   */
  void release() throws IOException;
}
