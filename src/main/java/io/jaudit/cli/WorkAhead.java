package io.jaudit.cli;

import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.search.SearchPlan;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** How much a search has to read. */
final class WorkAhead {
  private WorkAhead() {}

  /** Returns the number of bytes; {@link ProgressLine#UNKNOWN} if a stream is read. */
  static long bytes(SearchPlan plan) {
    long bytes = 0;
    try {
      Optional<CheckpointPlan> checkpoint = plan.checkpoint();
      if (checkpoint.isPresent()) {
        for (ReadSpan span : checkpoint.get().reading().spans()) {
          bytes += length(span.source()) - span.start();
        }
      } else {
        for (LogSource source : plan.logs().sources()) {
          bytes += length(source);
        }
      }
      return bytes;
    } catch (IOException e) {
      return ProgressLine.UNKNOWN; // the search will say what is wrong
    }
  }

  private static long length(LogSource source) throws IOException {
    if (source instanceof FileSource file && file.isRegular()) {
      return Files.size(file.path());
    }
    throw new IOException("of unknown length");
  }
}
