package io.jaudit.checkpoint;

import io.jaudit.checkpoint.ReadSpan.NewBy;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds in the logs of this run the place where the last one stopped (docs/architecture.md,
 * "Checkpoint").
 *
 * <p>In each log, files older than the first one known by its content are done, and those newer
 * than it are new. If the file read last is not among the given ones, older files of the same
 * rotated set are examined, too. If a log has several files of the last run, or there are several
 * logs, each is located separately, and reading continues where it ended. Stateless.
 */
public final class CheckpointLocator {
  private static final int MARKS_NAMED = 3;

  private final Checkpoint checkpoint;
  private final List<LogCandidate> candidates;
  private final LogMatching matching;

  private CheckpointLocator(Checkpoint checkpoint, LogSet logs, List<LogCandidate> candidates) {
    this.checkpoint = checkpoint;
    this.candidates = candidates;
    this.matching = new LogMatching(checkpoint, candidates, LogCandidate.names(logs));
  }

  /**
   * Returns what is to be read of {@code logs}. Files that can't be read are treated as unknown
   * ones and left to the search to report.
   *
   * @throws CheckpointException with {@link IfGone#FAIL} alone, if the place is gone
   */
  public static ReadPlan locate(LogSet logs, Checkpoint checkpoint, IfGone ifGone)
      throws CheckpointException {
    List<LogCandidate> given = LogCandidate.all(logs);
    CheckpointLocator locator = new CheckpointLocator(checkpoint, logs, given);
    if (!locator.matching.hasFoundAll() || isAnyTruncated(given)) {
      locator = new CheckpointLocator(checkpoint, logs, OlderSiblings.with(logs, given));
    }
    List<String> notes = new ArrayList<>();
    if (checkpoint.equals(Checkpoint.NONE)) {
      explainStreams(given, notes); // once, because cron would mail it each time
    }
    locator.explain(ifGone, notes);
    return locator.plan(locator.spans(), notes);
  }

  /**
   * Returns all of {@code logs}; stamps alone tell what is new since the checkpoint: {@code -ts
   * checkpoint}.
   */
  public static ReadPlan byStamp(LogSet logs, Checkpoint checkpoint) {
    List<LogCandidate> given = LogCandidate.all(logs);
    CheckpointLocator locator = new CheckpointLocator(checkpoint, logs, given);
    List<ReadSpan> spans = new ArrayList<>();
    for (LogCandidate candidate : given) {
      spans.add(candidate.whole(NewBy.STAMP));
    }
    return locator.plan(spans, List.of());
  }

  private ReadPlan plan(List<ReadSpan> spans, List<String> notes) {
    return new ReadPlan(spans, matching.links(), matching.missing(), matching.allLost(), notes);
  }

  private static void explainStreams(List<LogCandidate> given, List<String> notes) {
    for (LogCandidate candidate : given) {
      if (!candidate.source.isRepeatable()) {
        notes.add(
            candidate.source.name()
                + " has no position that the next run could find: with this checkpoint, the"
                + " timestamps of events tell which are new");
      }
    }
  }

  private static boolean isAnyTruncated(List<LogCandidate> candidates) {
    for (LogCandidate candidate : candidates) {
      if (candidate.truncated) {
        return true;
      }
    }
    return false;
  }

  private List<ReadSpan> spans() {
    List<ReadSpan> spans = new ArrayList<>();
    int end;
    for (int begin = 0; begin < candidates.size(); begin = end) {
      end = LogCandidate.endOfLog(candidates, begin);
      addSpans(begin, end, spans);
    }
    return spans;
  }

  /** Adds what is to be read of one log, the candidates from {@code begin} to {@code end}. */
  private void addSpans(int begin, int end, List<ReadSpan> spans) {
    int proven = begin; // the first file that is known by its content: what is older is done
    int first = end; // the first file known again
    int newest = -1; // and the last one
    for (int i = end - 1; i >= begin; i--) {
      if (matching.mark(i) >= 0) {
        first = i;
        newest = Math.max(newest, i);
        proven = checkpoint.files().get(matching.mark(i)).isUnread() ? proven : i;
      }
    }
    int log = candidates.get(begin).log;
    boolean another =
        first == end && !checkpoint.files().isEmpty() && matching.continued(log).isEmpty();
    boolean whole = first < end && hasFoundAll(matching.continued(log));
    boolean hasLost = !matching.lost(log).isEmpty();
    for (int i = begin; i < end; i++) {
      LogCandidate candidate = candidates.get(i);
      int mark = matching.mark(i);
      if (mark >= 0) {
        spans.add(candidate.span(checkpoint.files().get(mark), mark, startOf(mark)));
      } else if (hasLost && whole && i < newest) {
        spans.add(candidate.whole(NewBy.STAMP_OF_LOST));
      } else if (i >= proven && !(candidate.unrequested && another && matching.hasFoundAll())) {
        boolean isNew = another || (whole && i > first);
        spans.add(candidate.whole(isNew ? NewBy.POSITION : NewBy.STAMP));
      } else {
        candidate.leave();
      }
    }
  }

  private boolean hasFoundAll(List<Integer> lastLogs) {
    for (int lastLog : lastLogs) {
      if (!matching.hasFound(lastLog)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first byte of a file that is of an event left open, or was not read. */
  private long startOf(int file) {
    long start = checkpoint.files().get(file).readTo();
    for (OpenEventMark event : checkpoint.open()) {
      for (long position : event.positions()) {
        if (LogPosition.source(position) == file) {
          start = Math.min(start, LogPosition.offset(position));
        }
      }
    }
    return start;
  }

  private void explain(IfGone ifGone, List<String> notes) throws CheckpointException {
    for (int file = 0; file < checkpoint.files().size(); file++) {
      FileMark mark = checkpoint.files().get(file);
      if (matching.isLastOfLog(file) && matching.isLost(mark.log())) {
        report(mark, ifGone, notes);
      }
    }
    Optional<FileIdentity> ofAusearch = checkpoint.lastFile();
    if (checkpoint.files().isEmpty()
        && checkpoint.otherNodes().isPresent()
        && ofAusearch.isPresent()) {
      boolean there = candidates.stream().anyMatch(file -> file.identity.equals(ofAusearch));
      if (!there) {
        FileMark gone =
            new FileMark(Checkpoint.ANY_LOG, ofAusearch, Fingerprint.NONE, 0, Fingerprint.NONE);
        report(gone, ifGone, notes);
      }
    }
    int lost = eventsWithLostLines();
    if (lost > 0) {
      notes.add(
          lost == 1
              ? "1 event that was incomplete at the last run has lost its first lines"
              : lost + " events that were incomplete at the last run have lost their first lines");
    }
  }

  private void report(FileMark mark, IfGone ifGone, List<String> notes) throws CheckpointException {
    String what = "the log file in which the last run stopped is gone";
    CheckpointException.Kind kind = CheckpointException.Kind.UNUSABLE;
    for (LogCandidate candidate : candidates) {
      boolean same = mark.identity().isPresent() && mark.identity().equals(candidate.identity);
      boolean head = !mark.fingerprint().isEmpty() && candidate.hasHeadOf(mark);
      if (same || head) {
        String name = candidate.source.name();
        what =
            name
                + (head && candidate.isShorterThan(mark)
                    ? " is shorter than it was at the last run"
                    : " no longer contains what the last run read");
        kind = CheckpointException.Kind.PLACE_GONE;
      }
    }
    if (ifGone == IfGone.FAIL) {
      throw new CheckpointException(kind, what);
    }
    String tail =
        mark.fingerprint().isEmpty()
            ? ""
            : "; any content after byte "
                + mark.readTo()
                + " has not been read and is printed if the file reappears, compressed or not, next to"
                + " the log within "
                + LogMark.RUNS_KEPT
                + " runs";
    notes.add(what + "; continuing with all events" + bound(mark.log()) + tail);
  }

  /** Returns after which events of a log, by their stamps, all are new. */
  private String bound(int log) {
    List<NodeMark> marks = new ArrayList<>();
    for (NodeMark mark : checkpoint.nodes()) {
      if (mark.log() == log || mark.log() == Checkpoint.ANY_LOG) {
        marks.add(mark);
      }
    }
    checkpoint.otherNodes().ifPresent(marks::add);
    if (marks.isEmpty()) {
      return "";
    }
    if (marks.size() > MARKS_NAMED) {
      return " after the last one of each of " + marks.size() + " nodes";
    }
    StringBuilder bound = new StringBuilder(" after ");
    String separator = "";
    for (NodeMark mark : marks) {
      bound.append(separator).append(mark.last());
      separator = " and ";
    }
    return bound.toString();
  }

  /** Returns how many events left open had lines in a file that is gone since the last run. */
  private int eventsWithLostLines() {
    int lost = 0;
    for (OpenEventMark event : checkpoint.open()) {
      for (long position : event.positions()) {
        FileMark mark = checkpoint.files().get(LogPosition.source(position));
        if (!matching.isFound(LogPosition.source(position))
            && !checkpoint.logs().get(mark.log()).isLost()
            && !matching.missing().contains(mark.log())) {
          lost++;
          break;
        }
      }
    }
    return lost;
  }
}
