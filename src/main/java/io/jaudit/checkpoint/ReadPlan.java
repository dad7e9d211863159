package io.jaudit.checkpoint;

import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the input that a run must read. Immutable.
 *
 * @param spans in reading order; the index of each is the source of its {@link LogPosition}s
 * @param logs the logs that the spans belong to, by their index
 * @param missing the logs of the checkpoint that were left out and whose marks are kept for a run
 *     that reads them again, by their index
 * @param lost the logs whose position is lost, and the lost positions, by their index among the
 *     logs of the checkpoint
 * @param notes notes for the user, one sentence each
 */
public record ReadPlan(
    List<ReadSpan> spans,
    List<LogLink> logs,
    List<Integer> missing,
    List<Integer> lost,
    List<String> notes) {
  public ReadPlan {
    spans = List.copyOf(spans);
    logs = List.copyOf(logs);
    missing = List.copyOf(missing);
    lost = List.copyOf(lost);
    notes = List.copyOf(notes);
  }

  /** Returns the same plan with another span, which is read after the others. */
  ReadPlan with(ReadSpan span) {
    List<ReadSpan> more = new ArrayList<>(spans);
    more.add(span);
    return new ReadPlan(more, logs, missing, lost, notes);
  }

  /** Returns the same plan with another log; those that it continues are not missing any more. */
  ReadPlan with(LogLink log) {
    List<LogLink> more = new ArrayList<>(logs);
    more.add(log);
    List<Integer> stillMissing = new ArrayList<>(missing);
    stillMissing.removeAll(log.continues());
    return new ReadPlan(spans, more, stillMissing, lost, notes);
  }

  /** Returns the same plan with the spans in another order. */
  ReadPlan withSpans(List<ReadSpan> other) {
    return new ReadPlan(other, logs, missing, lost, notes);
  }

  /** Returns the plan of a run without a checkpoint: all of {@code logs}. Opens nothing. */
  public static ReadPlan all(LogSet logs) {
    List<ReadSpan> spans = new ArrayList<>();
    for (int log = 0; log < logs.logs().size(); log++) {
      for (LogSource source : logs.logs().get(log).sources()) {
        spans.add(ReadSpan.all(source, log));
      }
    }
    return new ReadPlan(spans, List.of(), List.of(), List.of(), List.of());
  }
}
