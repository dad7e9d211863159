package io.jaudit.checkpoint;

import io.jaudit.checkpoint.ReadSpan.NewBy;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds in the logs of this run the place where the last one stopped (docs/architecture.md,
 * "Checkpoint").
 *
 * <p>A file is known by its content; device and inode only say where to look first. In each log,
 * files older than the first one known are done, and those newer than it are new. Where the file
 * read last is not among the given ones, older files of the same rotated set are looked at too. A
 * log that has several files of the last run, or several logs, are found one by one: what has grown
 * is read on from where it was. Stateless.
 */
public final class CheckpointLocator {
  private static final int MARKS_NAMED = 3;

  private final Checkpoint checkpoint;
  private final List<LogCandidate> candidates;

  /** Which candidate each file of the checkpoint is; -1 where it is none. */
  private final int[] found;

  /** Which file of the checkpoint each candidate is; -1 where it is none. */
  private final int[] marks;

  private CheckpointLocator(Checkpoint checkpoint, List<LogCandidate> candidates) {
    this.checkpoint = checkpoint;
    this.candidates = candidates;
    this.found = new int[checkpoint.files().size()];
    this.marks = new int[candidates.size()];
    Arrays.fill(found, -1);
    Arrays.fill(marks, -1);
    for (int file = 0; file < found.length; file++) {
      int candidate = find(checkpoint.files().get(file));
      if (candidate >= 0) {
        found[file] = candidate;
        marks[candidate] = file;
      }
    }
  }

  /**
   * What is to be read of {@code logs}. Files that can't be read are taken for unknown ones and
   * left to the search to report.
   *
   * @throws CheckpointException with {@link IfGone#FAIL} alone, where the place is gone
   */
  public static ReadPlan locate(LogSet logs, Checkpoint checkpoint, IfGone ifGone)
      throws CheckpointException {
    List<LogCandidate> given = LogCandidate.all(logs);
    CheckpointLocator locator = new CheckpointLocator(checkpoint, given);
    if (!locator.hasFoundAll() || isAnyCut(given)) {
      locator = new CheckpointLocator(checkpoint, withOlderSiblings(logs, given));
    }
    List<String> notes = new ArrayList<>();
    locator.explain(ifGone, notes);
    return new ReadPlan(locator.stretches(), locator.leftOut(), notes);
  }

  private static boolean isAnyCut(List<LogCandidate> candidates) {
    for (LogCandidate candidate : candidates) {
      if (candidate.cut) {
        return true;
      }
    }
    return false;
  }

  private int find(FileMark mark) {
    if (mark.fingerprint().isEmpty() && !mark.isUnread()) {
      return -1;
    }
    for (int i = mark.isUnread() ? behindKnown(mark.log()) : 0; i < candidates.size(); i++) {
      LogCandidate candidate = candidates.get(i);
      boolean same = mark.identity().isPresent() && mark.identity().equals(candidate.identity);
      if (same && marks[i] < 0 && candidate.fits(mark)) {
        return i;
      }
    }
    for (int i = 0; i < candidates.size() && !mark.isUnread(); i++) {
      if (marks[i] < 0 && candidates.get(i).fits(mark)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where a file that was empty can stand: behind those of its log that were not. Before them, a
   * file of the same inode is another.
   */
  private int behindKnown(int log) {
    int behind = 0;
    for (int file = 0; file < found.length; file++) {
      if (checkpoint.files().get(file).log() == log) {
        behind = Math.max(behind, found[file] + 1);
      }
    }
    return behind;
  }

  private boolean hasFoundAll() {
    for (int candidate : found) {
      if (candidate < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * True where the file that was read last of this log of the checkpoint is known again. Of one
   * from which nothing was read nothing can be missing; the one before it has to be known then.
   */
  private boolean hasFound(int log) {
    boolean known = true;
    for (int file = 0; file < found.length; file++) {
      FileMark mark = checkpoint.files().get(file);
      if (mark.log() == log) {
        known = found[file] >= 0 || (mark.isUnread() && known);
      }
    }
    return known;
  }

  /** The files of logs that were left out this time. */
  private List<Integer> leftOut() {
    List<Integer> leftOut = new ArrayList<>();
    for (int file = 0; file < found.length; file++) {
      if (isLeftOut(checkpoint.files().get(file).log())) {
        leftOut.add(file);
      }
    }
    return leftOut;
  }

  /**
   * True for a log of the checkpoint of which there is nothing, while each log that is there is
   * known for another: nothing can have taken its place, so it is not lost.
   */
  private boolean isLeftOut(int log) {
    for (int file = 0; file < found.length; file++) {
      if (checkpoint.files().get(file).log() == log && found[file] >= 0) {
        return false;
      }
    }
    boolean known = false;
    for (int i = 0; i < marks.length; i++) {
      boolean begins = i == 0 || candidates.get(i - 1).log != candidates.get(i).log;
      if (begins && i > 0 && !known) {
        return false;
      }
      known = (known && !begins) || marks[i] >= 0;
    }
    return known;
  }

  private List<ReadSpan> stretches() {
    List<ReadSpan> stretches = new ArrayList<>();
    int end;
    for (int begin = 0; begin < candidates.size(); begin = end) {
      end = begin + 1;
      while (end < candidates.size() && candidates.get(end).log == candidates.get(begin).log) {
        end++;
      }
      addStretches(begin, end, stretches);
    }
    return stretches;
  }

  /** Adds what is to be read of one log, the candidates from {@code begin} to {@code end}. */
  private void addStretches(int begin, int end, List<ReadSpan> stretches) {
    int known = end; // the first file known again
    int proven = begin; // and the first that is by its content: what is older is done
    for (int i = end - 1; i >= begin; i--) {
      if (marks[i] >= 0) {
        known = i;
        proven = checkpoint.files().get(marks[i]).isUnread() ? proven : i;
      }
    }
    boolean another = known == end && !checkpoint.files().isEmpty() && hasFoundAllLogs();
    boolean whole = known < end && hasFound(checkpoint.files().get(marks[known]).log());
    for (int i = begin; i < end; i++) {
      LogCandidate candidate = candidates.get(i);
      if (marks[i] >= 0) {
        FileMark mark = checkpoint.files().get(marks[i]);
        stretches.add(candidate.stretch(mark, marks[i], startOf(marks[i])));
      } else if (i >= proven && !(candidate.unasked && another && hasFoundAll())) {
        boolean isNew = another || (whole && i > known);
        stretches.add(candidate.whole(isNew ? NewBy.POSITION : NewBy.STAMP));
      } else {
        candidate.leave();
      }
    }
  }

  /** The first byte of a file that is of an event left open, or was not read. */
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

  private boolean hasFoundAllLogs() {
    for (FileMark mark : checkpoint.files()) {
      if (!hasFound(mark.log())) {
        return false;
      }
    }
    return true;
  }

  private void explain(IfGone ifGone, List<String> notes) throws CheckpointException {
    for (int file = 0; file < found.length; file++) {
      FileMark mark = checkpoint.files().get(file);
      boolean last =
          file + 1 == found.length || checkpoint.files().get(file + 1).log() != mark.log();
      if (last && !hasFound(mark.log()) && !isLeftOut(mark.log())) {
        report(mark, ifGone, notes);
      }
    }
    Optional<FileIdentity> ofAusearch = checkpoint.lastFile();
    if (checkpoint.files().isEmpty()
        && checkpoint.otherNodes().isPresent()
        && ofAusearch.isPresent()) {
      boolean there = candidates.stream().anyMatch(file -> file.identity.equals(ofAusearch));
      if (!there) {
        report(new FileMark(0, ofAusearch, Fingerprint.NONE, 0, Fingerprint.NONE), ifGone, notes);
      }
    }
    int lost = eventsWithLostLines();
    if (lost > 0) {
      String events = lost == 1 ? "1 event that was" : lost + " events that were";
      notes.add("the first lines of " + events + " not complete at the last run are gone");
    }
  }

  private void report(FileMark mark, IfGone ifGone, List<String> notes) throws CheckpointException {
    String what = "the log file that the last run stopped in is not there any more";
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
                    : " does not hold what the last run read in it");
        kind = CheckpointException.Kind.PLACE_GONE;
      }
    }
    if (ifGone == IfGone.FAIL) {
      throw new CheckpointException(kind, what);
    }
    notes.add(what + "; going on with all events" + bound());
  }

  /** Behind which events, by their stamps, all are new. */
  private String bound() {
    List<NodeMark> marks = new ArrayList<>(checkpoint.nodes());
    checkpoint.otherNodes().ifPresent(marks::add);
    if (marks.isEmpty()) {
      return "";
    }
    if (marks.size() > MARKS_NAMED) {
      return " later than those handled of each of " + marks.size() + " nodes";
    }
    StringBuilder bound = new StringBuilder(" later than ");
    String separator = "";
    for (NodeMark mark : marks) {
      bound.append(separator).append(mark.last());
      separator = " and ";
    }
    return bound.toString();
  }

  /** How many events left open had lines in a file that is not known again. */
  private int eventsWithLostLines() {
    int lost = 0;
    for (OpenEventMark event : checkpoint.open()) {
      for (long position : event.positions()) {
        int file = LogPosition.source(position);
        if (found[file] < 0 && !isLeftOut(checkpoint.files().get(file).log())) {
          lost++;
          break;
        }
      }
    }
    return lost;
  }

  /**
   * With the other files of each rotated set that are older than one of those given: the user may
   * not have named them, or the log was copied to them since it was listed.
   */
  private static List<LogCandidate> withOlderSiblings(LogSet logs, List<LogCandidate> given) {
    List<LogCandidate> all = new ArrayList<>();
    int end;
    for (int begin = 0; begin < given.size(); begin = end) {
      end = begin + 1;
      while (end < given.size() && given.get(end).log == given.get(begin).log) {
        end++;
      }
      Optional<Path> base = logs.logs().get(given.get(begin).log).base();
      addWithOlderSiblings(siblings(base), given.subList(begin, end), all);
    }
    return all;
  }

  private static void addWithOlderSiblings(
      List<LogSource> siblings, List<LogCandidate> given, List<LogCandidate> all) {
    int next = 0; // the first given one that was not added
    List<LogSource> older = new ArrayList<>(); // than the given one that is to come
    for (LogSource sibling : siblings) {
      int same = indexOf(sibling, given, next);
      if (same < 0) {
        older.add(sibling);
      } else if (same >= next) {
        all.addAll(given.subList(next, same));
        for (LogSource source : older) {
          all.add(new LogCandidate(source, given.get(0).log, true));
        }
        older.clear();
        all.add(given.get(same));
        next = same + 1;
      }
      if (same >= 0) {
        close(sibling);
      }
    }
    older.forEach(CheckpointLocator::close);
    all.addAll(given.subList(next, given.size()));
  }

  private static void close(LogSource source) {
    try {
      source.close();
    } catch (IOException e) {
      return; // it was only read
    }
  }

  /** Returns the rotated set as it is now, oldest first, whatever its files are called by now. */
  private static List<LogSource> siblings(Optional<Path> base) {
    try {
      return base.isPresent() ? LogFiles.rotated(base.get()).sources() : List.of();
    } catch (IOException e) {
      return List.of(); // a folder that can't be listed: the files given have to do
    }
  }

  /** Looked for from {@code likely} on, where it is as long as nothing was rotated. */
  private static int indexOf(LogSource sibling, List<LogCandidate> given, int likely) {
    for (int i = 0; i < given.size(); i++) {
      int index = (likely + i) % given.size();
      if (isSame(sibling, given.get(index).source)) {
        return index;
      }
    }
    return -1;
  }

  private static boolean isSame(LogSource sibling, LogSource given) {
    return sibling instanceof FileSource file
        && given instanceof FileSource other
        && (file.identity().isPresent()
            ? file.identity().equals(other.identity())
            : file.path().equals(other.path()));
  }
}
