package io.jaudit.checkpoint;

import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the spans of a run that followed several logs in the order of a checkpoint: log by log. The
 * run has them in the order in which it came upon them. Immutable.
 */
final class SpanOrder {
  private final ReadPlan plan;
  private final List<Long> readTo;

  /** For each span of the run its index in the checkpoint's order; empty if that is the same. */
  private final int[] indexes;

  private SpanOrder(ReadPlan plan, List<Long> readTo, int[] indexes) {
    this.plan = plan;
    this.readTo = readTo;
    this.indexes = indexes;
  }

  /**
   * Returns the order of a plan.
   *
   * @param readTo as in {@link CheckpointGate#next}
   */
  static SpanOrder of(ReadPlan plan, List<Long> readTo) {
    List<ReadSpan> spans = plan.spans();
    if (isByLog(spans)) {
      return new SpanOrder(plan, readTo, new int[0]);
    }
    List<ReadSpan> byLog = new ArrayList<>(spans.size());
    List<Long> readToByLog = new ArrayList<>(spans.size());
    int[] indexes = new int[spans.size()];
    for (int log = 0; byLog.size() < spans.size(); log++) {
      for (int i = 0; i < indexes.length; i++) {
        if (spans.get(i).log() == log) {
          indexes[i] = byLog.size();
          byLog.add(spans.get(i));
          readToByLog.add(i < readTo.size() ? readTo.get(i) : CheckpointGate.NOT_BEGUN);
        }
      }
    }
    return new SpanOrder(plan.withSpans(byLog), readToByLog, indexes);
  }

  private static boolean isByLog(List<ReadSpan> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).log() < spans.get(i - 1).log()) {
        return false;
      }
    }
    return true;
  }

  ReadPlan plan() {
    return plan;
  }

  List<Long> readTo() {
    return readTo;
  }

  Set<Integer> indexes(Set<Integer> ofRun) {
    if (indexes.length == 0) {
      return ofRun;
    }
    Set<Integer> ordered = new HashSet<>();
    for (int span : ofRun) {
      ordered.add(indexes[span]);
    }
    return ordered;
  }

  long position(long ofRun) {
    return indexes.length == 0
        ? ofRun
        : LogPosition.of(indexes[LogPosition.source(ofRun)], LogPosition.offset(ofRun));
  }
}
