package io.jaudit.cli;

import io.jaudit.source.KeptStart;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Keeps the first bytes of each pipe that a search reads, so that an empty result can be explained.
 * For use by one thread.
 */
final class KeptStarts {
  /** Keeps nothing. */
  static final KeptStarts NONE = new KeptStarts(0);

  private static final int MOST = 16 << 20;

  /** The share of the heap that one may take. */
  private static final int HEAP_SHARE = 16;

  private final List<KeptStart> starts = new ArrayList<>();
  private final int most;

  private KeptStarts(int most) {
    this.most = most;
  }

  /** Keeps what will be read of the pipes among the logs. */
  static KeptStarts of(LogSet logs) {
    return of(logs, (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
  }

  /**
   * Keeps the same.
   *
   * @param most the bytes of the first pipe
   */
  static KeptStarts of(LogSet logs, int most) {
    KeptStarts kept = new KeptStarts(most);
    for (LogSource source : logs.sources()) {
      if (!source.isRepeatable()) {
        source.keepStart(kept.most / (kept.starts.size() + 1)).ifPresent(kept.starts::add);
      }
    }
    return kept;
  }

  /** Returns the same logs as before, with what was kept instead of each pipe. */
  LogSet in(LogSet again) {
    Iterator<KeptStart> next = starts.iterator();
    return again.withSources(pipe -> next.hasNext() ? next.next().source() : pipe);
  }

  /** Returns true if all that was read was kept. */
  boolean areWhole() {
    for (KeptStart start : starts) {
      if (!start.isWhole()) {
        return false;
      }
    }
    return true;
  }
}
