package io.jaudit.cli;

import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.search.SearchPlan;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Computes how much a search has to read. */
final class RemainingWork {
  private RemainingWork() {}

  /** Returns the number of bytes; {@link ProgressLine#UNKNOWN} if a stream is read. */
  static long bytes(SearchPlan plan) {
    try {
      long bytes = 0;
      Optional<CheckpointPlan> checkpoint = plan.checkpoint();
      if (checkpoint.isPresent()) {
        for (ReadSpan span : checkpoint.get().reading().spans()) {
          OptionalLong length = span.source().length();
          if (length.isEmpty()) {
            return ProgressLine.UNKNOWN;
          }
          bytes += length.getAsLong() - span.start();
        }
      } else {
        for (LogSource source : plan.logs().sources()) {
          OptionalLong length = source.length();
          if (length.isEmpty()) {
            return ProgressLine.UNKNOWN;
          }
          bytes += length.getAsLong();
        }
      }
      return bytes;
    } catch (IOException e) {
      return ProgressLine.UNKNOWN; // the search reports what is wrong
    }
  }
}
