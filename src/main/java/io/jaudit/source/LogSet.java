package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds the input of one search. Immutable, but its sources are for use by one search at a time.
 *
 * @param logs in reading order
 * @param notes information for the user about the choice of files, such as a gap in the numbers;
 *     one sentence each
 * @param hints information that only someone who watches the search needs: files next to a log that
 *     look like copies of it and are not read; one sentence each
 * @param refused the files that the user named and that can't be read, and what can't be read in
 *     folders, and why; a sentence each
 * @param skipped the files in folders that are not logs
 */
public record LogSet(
    List<Log> logs,
    List<String> notes,
    List<String> hints,
    List<String> refused,
    List<SkippedFile> skipped)
    implements Closeable {
  public LogSet {
    logs = List.copyOf(logs);
    notes = List.copyOf(notes);
    hints = List.copyOf(hints);
    refused = List.copyOf(refused);
    skipped = List.copyOf(skipped);
  }

  /** Returns a set in which each source is a log of its own. */
  public static LogSet of(List<? extends LogSource> sources) {
    List<Log> logs = new ArrayList<>();
    for (LogSource source : sources) {
      logs.add(new Log(Optional.empty(), List.of(source)));
    }
    return ofLogs(logs);
  }

  /** Returns a set of logs, about which there is nothing to tell. */
  public static LogSet ofLogs(List<Log> logs) {
    return new LogSet(logs, List.of(), List.of(), List.of(), List.of());
  }

  /** Returns the same set with other notes. */
  public LogSet withNotes(List<String> other) {
    return new LogSet(logs, other, hints, refused, skipped);
  }

  /** Returns the same set with more logs after the others. */
  LogSet with(List<Log> more) {
    List<Log> all = new ArrayList<>(logs);
    all.addAll(more);
    return new LogSet(all, notes, hints, refused, skipped);
  }

  /** Returns the same set with other sources instead of those that can't be opened again. */
  public LogSet withSources(UnaryOperator<LogSource> other) {
    List<Log> replaced = new ArrayList<>();
    for (Log log : logs) {
      List<LogSource> sources = new ArrayList<>();
      for (LogSource source : log.sources()) {
        sources.add(source.isRepeatable() ? source : other.apply(source));
      }
      replaced.add(new Log(log.base(), sources));
    }
    return new LogSet(replaced, notes, hints, refused, skipped);
  }

  /** Returns all sources in reading order. */
  public List<LogSource> sources() {
    List<LogSource> sources = new ArrayList<>();
    for (Log log : logs) {
      sources.addAll(log.sources());
    }
    return sources;
  }

  @Override
  public void close() throws IOException {
    for (Log log : logs) {
      for (LogSource source : log.sources()) {
        source.close();
      }
    }
  }
}
