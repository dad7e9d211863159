package io.jaudit.process;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Limits the length of the command lines that are kept. For use by one thread. */
final class CommandLines {
  /** A longer command line is cut: a table may have many. */
  private static final int LONGEST = 4096;

  private static final ByteSlice CUT = ByteSlice.of("\u2026");

  /** How many bytes there is room for beyond {@link #LONGEST} of each. */
  private long room;

  /**
   * @param room how many bytes there is room for in command lines that are very long
   */
  CommandLines(long room) {
    this.room = room;
  }

  /** Returns what is kept of a line. */
  @Nullable ByteSlice kept(@Nullable ByteSlice line) {
    int excess = line == null ? 0 : Math.max(0, line.length() - LONGEST);
    if (line == null || excess <= room) {
      room -= excess;
      return line;
    }
    return cut(line, LONGEST);
  }

  private static ByteSlice cut(ByteSlice line, int length) {
    int end = length;
    while (end > length - 4 && (line.at(end) & 0xc0) == 0x80) { // not within a character
      end--;
    }
    return new ByteBuilder().append(line, 0, end).append(CUT).toSlice();
  }
}
