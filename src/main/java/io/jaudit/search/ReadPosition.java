package io.jaudit.search;

import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import org.jspecify.annotations.Nullable;

/** Where the reading of a source has come to; lines are counted where it began at the start. */
final class ReadPosition {
  private final int index;
  private final LogSource source;
  private final @Nullable ByteCounter counter;
  private boolean counted;
  private long offset;
  private long line = 1;

  /**
   * @param index of the source in the search
   * @param offset of the next line, in bytes
   * @param counter is told of every move; null where nobody watches
   */
  ReadPosition(int index, LogSource source, long offset, @Nullable ByteCounter counter) {
    this.index = index;
    this.source = source;
    this.counter = counter;
    this.counted = offset == 0;
    this.offset = offset;
  }

  int index() {
    return index;
  }

  LogSource source() {
    return source;
  }

  /** Where the next line begins. */
  long offset() {
    return offset;
  }

  /** The same among all sources of the search. */
  long position() {
    return LogPosition.of(index, offset);
  }

  /** So many lines were read, and the next one begins at {@code nextLine}. */
  void moveTo(long nextLine, int lines) {
    go(nextLine);
    line += lines;
  }

  /** The next line to be read begins at {@code nextLine}; lines are no longer counted. */
  void skipTo(long nextLine) {
    counted &= nextLine == offset;
    go(nextLine);
  }

  private void go(long nextLine) {
    if (counter != null) {
      counter.add(nextLine - offset);
    }
    offset = nextLine;
  }

  /** {@code file:line} of the next line; the byte where lines are not counted. */
  @Override
  public String toString() {
    return source.name() + (counted ? ":" + line : " at byte " + offset);
  }
}
