package io.jaudit.search;

import io.jaudit.record.EventId;
import io.jaudit.scan.LineIds;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads single lines of a log, to learn where a line begins, and its time. */
final class LineSamples {
  /** The distance within which a complete line usually is, in bytes. */
  static final int REACH = 1024;

  /** The same at most: two of the longest records that the kernel writes. */
  static final int FAR_REACH = 20 * 1024;

  private final SeekableContent bytes;
  private final LineIds ids = new LineIds();

  LineSamples(SeekableContent bytes) {
    this.bytes = bytes;
  }

  /** A line, and the byte at which it begins. */
  record Line(long offset, EventId id) {}

  /** Returns the first line that begins after {@code at}; null if it is not a record. */
  @Nullable Line after(long at) throws IOException {
    Line line = at(at, false, REACH);
    return line == null ? at(at, false, FAR_REACH) : line;
  }

  /**
   * Returns the first line after the newline at or after {@code at}; null if it is not a record.
   *
   * @param isStart true if a line begins at {@code at}, which is then returned
   * @param reach how many bytes are read
   */
  @Nullable Line at(long at, boolean isStart, int reach) throws IOException {
    byte[] window = new byte[reach];
    int end = bytes.read(at, window, 0, reach);
    int from = isStart ? 0 : ids.lineEnd(window, 0, end) + 1;
    EventId id = from < end ? ids.first(window, from, end) : null;
    return id == null ? null : new Line(at + from, id);
  }
}
