package io.jaudit.search;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
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
  private final RecordParser parser = new RecordParser();

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
    int from = isStart ? 0 : ByteSearch.indexOf(window, 0, end, (byte) '\n') + 1;
    int to = ByteSearch.indexOf(window, from, end, (byte) '\n');
    if ((!isStart && from == 0) || to < 0) {
      return null;
    }
    try {
      return new Line(at + from, parser.parse(ByteSlice.of(window, from, to), 0).id());
    } catch (MalformedRecordException e) {
      return null;
    }
  }
}
