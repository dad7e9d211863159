package io.jaudit.checkpoint;

import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which files and logs of this run are those of a checkpoint. Immutable.
 *
 * <p>A file is identified by its content; its log, device and inode only determine where to look
 * first. A log is known by one of its files, or else by its path, or else because it is the only
 * one that is not known and may have replaced the only one that is missing.
 */
final class LogMatching {
  /**
   * What files are compared by, in this order: hosts may have the same content, and inodes are
   * reused, so the log itself comes first.
   */
  private enum Likeness {
    FILE_IN_LOG(true, true),
    CONTENT_IN_LOG(false, true),
    FILE(true, false),
    CONTENT(false, false);

    /** True if it has to be the same file, besides the content. */
    private final boolean isFile;

    /** True if it has to be in the log of the same name. */
    private final boolean isInLog;

    Likeness(boolean isFile, boolean isInLog) {
      this.isFile = isFile;
      this.isInLog = isInLog;
    }
  }

  private final Checkpoint last;
  private final List<LogCandidate> candidates;
  private final List<String> names;

  /** The candidate that each file of the checkpoint is; -1 if it is none. */
  private final int[] found;

  /** The file of the checkpoint that each candidate is; -1 if it is none. */
  private final int[] marks;

  /** The logs of the checkpoint that each log of this run is. */
  private final List<List<Integer>> continues = new ArrayList<>();

  /** The lost positions in each log of this run. */
  private final List<List<Integer>> lost = new ArrayList<>();

  /** The logs of the checkpoint that no log of this run is. */
  private final List<Integer> missing = new ArrayList<>();

  /**
   * @param candidates the files of this run, log by log
   * @param names the name of each log; empty if it has none
   */
  LogMatching(Checkpoint last, List<LogCandidate> candidates, List<String> names) {
    this.last = last;
    this.candidates = candidates;
    this.names = names;
    this.found = new int[last.files().size()];
    this.marks = new int[candidates.size()];
    Arrays.fill(found, -1);
    Arrays.fill(marks, -1);
    for (Likeness likeness : Likeness.values()) {
      findRead(likeness);
    }
    // After all others: what was empty may be a copy of one of them by now.
    for (int file = 0; file < found.length; file++) {
      if (last.files().get(file).isUnread()) {
        found(file, findUnread(file));
      }
    }
    matchLogs();
  }

  /** Returns the file of the checkpoint that a candidate is; -1 if it is none. */
  int mark(int candidate) {
    return marks[candidate];
  }

  boolean isFound(int file) {
    return found[file] >= 0;
  }

  boolean hasFoundAll() {
    for (int candidate : found) {
      if (candidate < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the logs of the checkpoint that a log of this run is. */
  List<Integer> continued(int log) {
    return continues.get(log);
  }

  /** Returns the lost positions in a log of this run. */
  List<Integer> lost(int log) {
    return lost.get(log);
  }

  /** Returns the logs of the checkpoint that were left out this time: nothing replaced them. */
  List<Integer> missing() {
    return missing;
  }

  /** Returns the logs of the checkpoint whose position is lost, and the lost positions. */
  List<Integer> allLost() {
    List<Integer> all = new ArrayList<>();
    for (int log = 0; log < last.logs().size(); log++) {
      if (last.logs().get(log).isLost() || isLost(log) || lacksFiles(log)) {
        all.add(log);
      }
    }
    return all;
  }

  /** Returns true for a log of the checkpoint whose position was lost since. */
  boolean isLost(int lastLog) {
    return !last.logs().get(lastLog).isLost() && isContinued(lastLog) && !hasFound(lastLog);
  }

  /**
   * Returns true if a file is not there that may come back: one between others that are, or one
   * with lines of an open event. Older ones were deleted, as every log does in the end.
   */
  private boolean lacksFiles(int lastLog) {
    boolean isAnyFound = false;
    for (int file = 0; file < found.length; file++) {
      FileMark mark = last.files().get(file);
      if (mark.log() == lastLog && found[file] >= 0) {
        isAnyFound = true;
      } else if (mark.log() == lastLog
          && !mark.fingerprint().isEmpty()
          && isContinued(lastLog)
          && (isAnyFound || hasOpenLines(file))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasOpenLines(int file) {
    for (OpenEventMark event : last.open()) {
      for (long position : event.positions()) {
        if (LogPosition.source(position) == file) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns true if a log of this run is, or may be, this one of the checkpoint. */
  private boolean isContinued(int lastLog) {
    for (List<Integer> each : continues) {
      if (each.contains(lastLog)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if the file read last of this log of the checkpoint was found. A file of which
   * nothing was read can lack nothing; then the one before it must have been found.
   */
  boolean hasFound(int lastLog) {
    boolean known = true;
    for (int file = 0; file < found.length; file++) {
      FileMark mark = last.files().get(file);
      if (mark.log() == lastLog) {
        known = found[file] >= 0 || (mark.isUnread() && known);
      }
    }
    return known;
  }

  /** Returns true if the last file of a log of the checkpoint is {@code file}. */
  boolean isLastOfLog(int file) {
    for (int next = file + 1; next < found.length; next++) {
      if (last.files().get(next).log() == last.files().get(file).log()) {
        return false;
      }
    }
    return true;
  }

  List<LogLink> links() {
    List<LogLink> links = new ArrayList<>();
    for (int log = 0; log < names.size(); log++) {
      links.add(new LogLink(names.get(log), continues.get(log), lost.get(log)));
    }
    return links;
  }

  private void found(int file, int candidate) {
    if (candidate >= 0) {
      found[file] = candidate;
      marks[candidate] = file;
    }
  }

  /** Finds the files that were read, and are not found yet. */
  private void findRead(Likeness likeness) {
    for (int file = 0; file < found.length; file++) {
      FileMark mark = last.files().get(file);
      if (found[file] < 0 && !mark.isUnread() && !mark.fingerprint().isEmpty()) {
        found(file, find(mark, likeness));
      }
    }
  }

  private int find(FileMark mark, Likeness likeness) {
    int from = likeness.isInLog ? beginOfLog(mark) : 0;
    if (from < 0) {
      return -1;
    }
    int to = likeness.isInLog ? LogCandidate.endOfLog(candidates, from) : candidates.size();
    return likeness.isFile ? findSameFile(mark, from, to) : findContent(mark, from, to);
  }

  /** Returns the first candidate of the log of that name; -1 if there is none. */
  private int beginOfLog(FileMark mark) {
    int log = names.indexOf(last.logs().get(mark.log()).name());
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).log == log) {
        return i;
      }
    }
    return -1;
  }

  private int findContent(FileMark mark, int from, int to) {
    for (int i = from; i < to; i++) {
      if (marks[i] < 0 && candidates.get(i).fits(mark)) {
        return i;
      }
    }
    return -1;
  }

  private int findSameFile(FileMark mark, int from, int to) {
    for (int i = from; i < to; i++) {
      LogCandidate candidate = candidates.get(i);
      boolean same = mark.identity().isPresent() && mark.identity().equals(candidate.identity);
      if (same && marks[i] < 0 && candidate.fits(mark)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Finds a file that was empty. It is between those of its log that were not; another file of the
   * same inode may be elsewhere.
   */
  private int findUnread(int file) {
    FileMark mark = last.files().get(file);
    int from = 0;
    int to = candidates.size();
    for (int other = 0; other < found.length; other++) {
      if (last.files().get(other).log() == mark.log() && found[other] >= 0) {
        from = other < file ? Math.max(from, found[other] + 1) : from;
        to = other > file ? Math.min(to, found[other]) : to;
      }
    }
    return findSameFile(mark, from, to);
  }

  private void matchLogs() {
    Set<Integer> claimed = new HashSet<>();
    for (int log = 0; log < names.size(); log++) {
      continues.add(new ArrayList<>());
      lost.add(new ArrayList<>());
    }
    for (int i = 0; i < marks.length; i++) {
      int lastLog = marks[i] < 0 ? -1 : last.files().get(marks[i]).log();
      if (lastLog >= 0) {
        boolean isLost = last.logs().get(lastLog).isLost();
        add(lastLog, (isLost ? lost : continues).get(candidates.get(i).log));
        claimed.add(lastLog);
      }
    }
    matchNames(claimed);
    for (int lastLog = 0; lastLog < last.logs().size(); lastLog++) {
      if (!claimed.contains(lastLog) && !last.logs().get(lastLog).isLost()) {
        missing.add(lastLog);
      }
    }
    boolean isAnyUnknown = false;
    for (int log = 0; log < names.size(); log++) {
      if (continues.get(log).isEmpty() && hasSources(log)) {
        continues.get(log).addAll(missing);
        isAnyUnknown = true;
      }
    }
    if (isAnyUnknown) {
      missing.clear();
    }
  }

  private static void add(int lastLog, List<Integer> logs) {
    if (!logs.contains(lastLog)) {
      logs.add(lastLog);
    }
  }

  private void matchNames(Set<Integer> claimed) {
    for (int lastLog = 0; lastLog < last.logs().size(); lastLog++) {
      LogMark mark = last.logs().get(lastLog);
      int log = mark.name().isEmpty() ? -1 : names.indexOf(mark.name());
      if (log >= 0 && mark.isLost()) {
        add(lastLog, lost.get(log));
      } else if (log >= 0 && continues.get(log).isEmpty() && claimed.add(lastLog)) {
        continues.get(log).add(lastLog);
      }
    }
  }

  private boolean hasSources(int log) {
    for (LogCandidate candidate : candidates) {
      if (candidate.log == log) {
        return true;
      }
    }
    return false;
  }
}
