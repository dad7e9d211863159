package io.jaudit.checkpoint;

import io.jaudit.source.LogSet;
import java.util.List;

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

  /** All of {@code logs}, and stamps alone tell what is new: {@code -ts checkpoint}. */
  public static ReadPlan byStamp(LogSet logs) {
    return new ReadPlan(
        LogCandidate.all(logs.sources()).stream()
            .map(candidate -> candidate.whole(ReadSpan.NewBy.STAMP))
            .toList(),
        List.of(),
        List.of());
  }
}
