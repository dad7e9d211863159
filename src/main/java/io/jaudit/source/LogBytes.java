package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;

/**
 * An opened source of known length that can be read at any place. What is behind the name may be
 * rotated away; this goes on reading what was opened. Safe for use by several threads.
 */
public interface LogBytes extends Closeable {
  /** Length in bytes at this moment. */
  long length() throws IOException;

  /**
   * Reads bytes from {@code offset} of the source on into {@code target[from, to)}.
   *
   * @return where in {@code target} the bytes read end: {@code to}, or less at the end of the
   *     source
   */
  int read(long offset, byte[] target, int from, int to) throws IOException;

  /** The bytes before {@code end}, if there are more; closing them closes all. */
  default LogBytes upTo(long end) throws IOException {
    return end < length() ? new LogBytesPart(this, end) : this;
  }
}
