package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * What one search reads.
 *
 * @param sources in reading order: the oldest log first
 * @param notes what the user should know of how they were chosen, such as a gap in the numbers; a
 *     sentence each
 */
public record LogSet(List<LogSource> sources, List<String> notes) implements Closeable {
  public LogSet {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    for (LogSource source : sources) {
      source.close();
    }
  }
}
