package io.jaudit;

import io.jaudit.source.Log;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.PartSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of the sources of a log that a piece consists of: first those of its lead-in, then its
 * own. Immutable.
 *
 * @param logs one log with these parts
 * @param starts the position of each part in the whole log
 * @param leadIns how many of them are the lead-in
 * @param areLast true if the log ends after them
 */
record PieceSources(LogSet logs, List<Long> starts, int leadIns, boolean areLast) {
  /** Represents all sources as they are. */
  static final PieceSources ALL = new PieceSources(LogSet.ofLogs(List.of()), List.of(), 0, true);

  static PieceSources of(LogSet whole, LogPiece piece) {
    List<LogSource> parts = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    add(whole.sources(), piece.leadIn(), piece.start(), parts, starts);
    int leadIns = parts.size();
    add(whole.sources(), piece.start(), piece.end(), parts, starts);
    Log log = new Log(Optional.empty(), parts);
    return new PieceSources(
        LogSet.ofLogs(List.of(log)), List.copyOf(starts), leadIns, piece.isLast());
  }

  /** Adds what is between two positions. */
  private static void add(
      List<LogSource> sources, long from, long to, List<LogSource> parts, List<Long> starts) {
    boolean isToEnd = to == Long.MAX_VALUE;
    int last = isToEnd ? sources.size() - 1 : LogPosition.source(to);
    for (int i = LogPosition.source(from); i <= last && from < to; i++) {
      long start = i == LogPosition.source(from) ? LogPosition.offset(from) : 0;
      long end = i == last && !isToEnd ? LogPosition.offset(to) : Long.MAX_VALUE;
      if (start < end) {
        parts.add(new PartSource(sources.get(i), start, end));
        starts.add(LogPosition.of(i, start));
      }
    }
  }

  /** Returns true for one of the lead-in; there is none if logs are read by turns, as source -1. */
  boolean isLeadIn(int source) {
    return source >= 0 && source < leadIns;
  }

  /** Returns the position in the whole log of one in these parts. */
  long position(long inParts) {
    return starts.isEmpty()
        ? inParts
        : starts.get(LogPosition.source(inParts)) + LogPosition.offset(inParts);
  }
}
