package io.jaudit.process;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits what is kept of command lines: of each, and of all together, because whoever runs programs
 * chooses how long they are. For use by one thread.
 */
final class CommandLines {
  /** This much of a line is kept, however many there are. */
  static final int SHORT = 64;

  private static final ByteSlice CUT = ByteSlice.of("\u2026");

  /** What is kept is counted again after this part of the limit was added or cut. */
  private static final int RECOUNT = 4;

  private final int longest;
  private final long most;
  private final LongSupplier counter;
  private long used;
  private long since;
  private long shortened;

  /**
   * @param longest the number of bytes that are kept of a line
   * @param most how many bytes beyond {@link #SHORT} of each are kept of all
   * @param counter returns how many of these are still in use
   */
  CommandLines(int longest, long most, LongSupplier counter) {
    this.longest = longest;
    this.most = most;
    this.counter = counter;
  }

  /** Returns what is kept of a line. */
  @Nullable ByteSlice kept(@Nullable ByteSlice line) {
    if (line == null) {
      return null;
    }
    long excess = excess(Math.min(line.length(), longest));
    since += excess;
    if (used + excess > most && since > most / RECOUNT) {
      used = counter.getAsLong();
      since = excess;
    }
    if (used + excess > most) {
      shortened++;
      return cut(line, SHORT);
    }
    used += excess;
    return line.length() > longest ? cut(line, longest) : line;
  }

  /** Returns how many bytes long lines take, those that are not in use any more included. */
  long used() {
    return used;
  }

  /** Returns how many lines were cut because all together were too long. */
  long shortened() {
    return shortened;
  }

  /** Returns the bytes of a line of this length that count for the limit. */
  private static long excess(int length) {
    return Math.max(0, length - SHORT);
  }

  /** Returns the bytes that the line of a program counts. */
  static long excess(Program program) {
    ByteSlice line = program.commandLine();
    return line == null ? 0 : excess(line.length());
  }

  private static ByteSlice cut(ByteSlice line, int length) {
    if (line.length() <= length) {
      return line;
    }
    int end = length;
    while (end > length - 4 && (line.at(end) & 0xc0) == 0x80) { // not within a character
      end--;
    }
    return new ByteBuilder().append(line, 0, end).append(CUT).toSlice();
  }
}
