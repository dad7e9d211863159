package io.jaudit.checkpoint;

import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run has to read. Immutable.
 *
 * @param stretches in reading order; the index of each is the source of its {@link LogPosition}s
 * @param leftOut the files of the checkpoint that are of logs not given this time, by their index:
 *     their marks stay for a run that reads these logs again
 * @param notes what the user should know, a sentence each
 */
public record ReadPlan(List<ReadSpan> stretches, List<Integer> leftOut, List<String> notes) {
  public ReadPlan {
    stretches = List.copyOf(stretches);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /** Returns the plan of a run without a checkpoint: all of {@code logs}. Opens nothing. */
  public static ReadPlan all(LogSet logs) {
    List<ReadSpan> spans = new ArrayList<>();
    for (int log = 0; log < logs.logs().size(); log++) {
      for (LogSource source : logs.logs().get(log).sources()) {
        spans.add(
            new ReadSpan(
                source,
                log,
                Optional.empty(),
                Fingerprint.NONE,
                OptionalInt.empty(),
                0,
                ReadSpan.NewBy.POSITION));
      }
    }
    return new ReadPlan(spans, List.of(), List.of());
  }

  /** All of {@code logs}, and stamps alone tell what is new: {@code -ts checkpoint}. */
  public static ReadPlan byStamp(LogSet logs) {
    return new ReadPlan(
        LogCandidate.all(logs).stream()
            .map(candidate -> candidate.whole(ReadSpan.NewBy.STAMP))
            .toList(),
        List.of(),
        List.of());
  }
}
