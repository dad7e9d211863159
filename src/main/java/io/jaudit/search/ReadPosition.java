package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.NodeSource;
import io.jaudit.record.SplitLines;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The position reached in a source; lines are counted if reading began at the start. */
final class ReadPosition {
  private final int index;
  private final LogSource source;
  private final ByteCounter counter;
  private final @Nullable String node;
  private boolean counted;
  private long offset;
  private long line = 1;

  /** Null until there is a line that may be a part of another. */
  private @Nullable SplitLines splitLines;

  /**
   * @param index of the source in the search
   * @param offset of the next line, in bytes
   * @param counter is notified of every move
   */
  ReadPosition(int index, LogSource source, long offset, ByteCounter counter) {
    this.index = index;
    this.source = source;
    this.counter = counter;
    this.counted = offset == 0;
    this.offset = offset;
    Optional<String> host = source.host();
    this.node = host.isPresent() ? NodeSource.PATH.node(ByteSlice.of(host.get()).latin1()) : null;
  }

  int index() {
    return index;
  }

  LogSource source() {
    return source;
  }

  /** Returns the node of records whose host nothing names; null if the source has none. */
  @Nullable String node() {
    return node;
  }

  /** Returns the position of the next line. */
  long offset() {
    return offset;
  }

  /** Returns the same position among all sources of the search. */
  long position() {
    return LogPosition.of(index, offset);
  }

  /** Moves after {@code lines} lines to {@code nextLine}. */
  void moveTo(long nextLine, int lines) {
    go(nextLine);
    line += lines;
  }

  /** Moves to {@code nextLine}; lines are no longer counted. */
  void skipTo(long nextLine) {
    counted &= nextLine == offset;
    go(nextLine);
  }

  /** Returns the line that {@code line} is, or completes; null if it is a part, and more follow. */
  @Nullable ByteSlice join(ByteSlice line) {
    if (!SplitLines.mayBePart(line.at(0))) {
      return line;
    }
    SplitLines known = splitLines;
    if (known == null) {
      known = new SplitLines();
      splitLines = known;
    }
    return known.join(line, this::toString);
  }

  /** Returns the first parts of lines that the source ends in. */
  List<SplitLines.Part> unfinishedLines() {
    return splitLines == null ? List.of() : splitLines.unfinished();
  }

  private void go(long nextLine) {
    counter.add(nextLine - offset);
    offset = nextLine;
  }

  /** Returns {@code file:line} of the next line; the byte if lines are not counted. */
  @Override
  public String toString() {
    return source.name() + (counted ? ":" + line : " at byte " + offset);
  }
}
