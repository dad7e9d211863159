package io.jaudit.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Describes a log that was read, or the lost position in one: what was known of it before its file
 * was gone. It is kept for some runs, because the file may come back with an unread end, as in a
 * mirror that is copied file by file. Immutable.
 *
 * @param name the real path of the file that is written, one character a byte; empty if it has none
 * @param lost the number of runs since its position was lost; 0 if it was not
 */
public record LogMark(String name, int lost) {
  /** Number of runs for which a lost position is kept. */
  public static final int RUNS_KEPT = 20;

  boolean isLost() {
    return lost > 0;
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogMark that && name.equals(that.name) && lost == that.lost;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + lost;
  }
}
