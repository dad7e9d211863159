package io.jaudit.source;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads content at any offset. The file may be rotated away; this still reads what was opened. What
 * {@link LogSource#open} returns is safe for use by several threads.
 */
public non-sealed interface SeekableContent extends Content {
  /** Returns the length in bytes at this moment. */
  long length() throws IOException;

  /**
   * Returns the length in bytes when it was opened, which is where a search ends: it reads what was
   * there when it began.
   */
  default long lengthAtOpening() throws IOException {
    return length();
  }

  @Override
  int read(long offset, byte[] target, int from, int to) throws IOException;

  @Override
  default Optional<SeekableContent> seekable() {
    return Optional.of(this);
  }

  @Override
  default boolean isReady() {
    return true;
  }

  @Override
  default String remark() {
    return "";
  }

  @Override
  default void release() {}
}
