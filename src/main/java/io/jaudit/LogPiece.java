package io.jaudit;

import io.jaudit.search.LogSplit;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a piece of the logs of one host that can be searched by itself, in another process or
 * on another machine. The events of all pieces, one piece after the other, are those of the whole,
 * in the same order. Immutable.
 *
 * @param leadIn the position of the line where reading begins, to find the events that are open at
 *     {@code start}; as in {@link io.jaudit.source.LogPosition}, among all sources
 * @param start the position of the first line that belongs to the piece
 * @param end the position of the first line after it; {@link Long#MAX_VALUE} for the end of the
 *     logs
 */
public record LogPiece(long leadIn, long start, long end) {
  /** Represents the logs as a whole. */
  public static final LogPiece WHOLE = new LogPiece(0, 0, Long.MAX_VALUE);

  static List<LogPiece> of(List<LogSplit.Piece> pieces) {
    List<LogPiece> all = new ArrayList<>();
    for (LogSplit.Piece piece : pieces) {
      all.add(new LogPiece(piece.leadIn(), piece.start(), piece.end()));
    }
    return all;
  }

  /** Returns true if it is the logs as a whole. */
  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** Returns true if its end is that of the logs. */
  public boolean isLast() {
    return end == Long.MAX_VALUE;
  }
}
