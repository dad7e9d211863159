package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates the checkpoint at the end of a run. For one use. */
final class NextCheckpoint {
  /** Limit of events without existing lines that are kept; the latest are kept. */
  private static final int MAX_WITHOUT_LINES = 1024;

  private final Checkpoint last;
  private final ReadPlan plan;
  private final List<Long> readTo;
  private final Set<Integer> unread;
  private Optional<LastEvent> lastEvent;

  private final List<LogMark> logs = new ArrayList<>();
  private final List<FileMark> files = new ArrayList<>();

  /** For each span its index among the files of the new checkpoint; -1 if it has none. */
  private final int[] fileOf;

  /** The same for each file of the last checkpoint that is kept as it was. */
  private final int[] keptFile;

  /** The index of each log of the last checkpoint in the new one; -1 if it is not kept. */
  private final int[] logOf;

  NextCheckpoint(Checkpoint last, ReadPlan plan, List<Long> readTo, Set<Integer> unread) {
    this.last = last;
    this.plan = plan;
    this.readTo = readTo;
    this.unread = unread;
    this.lastEvent = last.lastEvent();
    this.fileOf = new int[plan.spans().size()];
    this.keptFile = new int[last.files().size()];
    this.logOf = new int[last.logs().size()];
    Arrays.fill(fileOf, -1);
    Arrays.fill(keptFile, -1);
    Arrays.fill(logOf, -1);
  }

  void lastEvent(LastEvent event) {
    lastEvent = Optional.of(event);
  }

  /**
   * @param left the events that this run leaves open, with positions among the spans; is changed
   * @param savedMillis the current time, in milliseconds since the epoch
   */
  Checkpoint with(List<OpenEventMark> left, HandledNow handled, long savedMillis) {
    List<OpenEventMark> open = left;
    addUnread(open);
    addFiles(open);
    Optional<FileIdentity> lastFile = lastFile();
    for (int lastLog : plan.missing()) {
      addKept(lastLog, last.logs().get(lastLog));
    }
    for (int lastLog : plan.lost()) {
      LogMark mark = last.logs().get(lastLog);
      if (mark.lost() < LogMark.RUNS_KEPT) {
        addKept(lastLog, new LogMark(mark.name(), mark.lost() + 1));
      }
    }
    for (int i = 0; i < open.size(); i++) { // in place: there may be very many
      OpenEventMark event = open.get(i);
      open.set(i, new OpenEventMark(event.log(), event.id(), inFiles(event.positions())));
      handled.seen(event.log(), event.id());
    }
    addOpenBefore(open, handled);
    List<NodeMark> nodes = handled.marks();
    List<HandledPart> parts = handled.parts();
    for (int lastLog = 0; lastLog < logOf.length; lastLog++) {
      if (logOf[lastLog] >= 0) {
        addMarksOf(lastLog, nodes, parts);
      }
    }
    return new Checkpoint(
        savedMillis, lastFile, lastEvent, logs, files, open, parts, nodes, last.otherNodes());
  }

  private Optional<FileIdentity> lastFile() {
    return files.isEmpty() ? Optional.empty() : files.get(files.size() - 1).identity();
  }

  /** Adds a log that is kept as it was, with those of its files that this run does not have. */
  private void addKept(int lastLog, LogMark mark) {
    logOf[lastLog] = logs.size();
    logs.add(mark);
    for (int file = 0; file < keptFile.length; file++) {
      FileMark each = last.files().get(file);
      boolean isOfLog = each.log() == lastLog || keeperOf(each.log()) == lastLog;
      if (isOfLog && keptFile[file] < 0 && !isRead(file) && !each.fingerprint().isEmpty()) {
        keptFile[file] = files.size();
        files.add(each.as(logOf[lastLog]));
      }
    }
  }

  /**
   * Returns the lost position that keeps the files of a log that are not there now, because they
   * may come back as the lost one may; -1 if there is none.
   */
  private int keeperOf(int lastLog) {
    int keeper = -1;
    for (LogLink log : plan.logs()) {
      for (int lost : log.lost()) {
        if (log.continues().contains(lastLog)
            && (keeper < 0 || last.logs().get(lost).lost() < last.logs().get(keeper).lost())) {
          keeper = lost;
        }
      }
    }
    return keeper;
  }

  private boolean isRead(int file) {
    for (ReadSpan span : plan.spans()) {
      if (span.mark().orElse(-1) == file) {
        return true;
      }
    }
    return false;
  }

  private void addMarksOf(int lastLog, List<NodeMark> nodes, List<HandledPart> parts) {
    for (NodeMark mark : last.nodes()) {
      if (mark.log() == lastLog || mark.log() == Checkpoint.ANY_LOG) {
        nodes.add(mark.of(logOf[lastLog]));
      }
    }
    for (HandledPart part : last.parts()) {
      if (part.log() == lastLog) {
        parts.add(new HandledPart(logOf[lastLog], part.id(), part.hashes()));
      }
    }
  }

  /**
   * Adds the events left open last time of which this run saw nothing: those with lines in a file
   * that is kept, and those whose lines are gone, because records of them that arrive later are
   * new.
   */
  private void addOpenBefore(List<OpenEventMark> open, HandledNow handled) {
    List<OpenEventMark> withoutLines = new ArrayList<>();
    for (OpenEventMark event : last.open()) {
      addKeptLines(event, open);
      for (int log : logsNow(event.log())) {
        if (handled.isUnseen(log, event.id()) && !handled.isOld(log, event.id())) {
          withoutLines.add(new OpenEventMark(log, event.id(), List.of()));
        }
      }
    }
    int first = Math.max(0, withoutLines.size() - MAX_WITHOUT_LINES);
    open.addAll(withoutLines.subList(first, withoutLines.size()));
  }

  /** Adds the lines of an event that are in files that are kept, as an event of that log. */
  private void addKeptLines(OpenEventMark event, List<OpenEventMark> open) {
    List<Long> lines = new ArrayList<>();
    int log = -1;
    for (long position : event.positions()) {
      int file = keptFile[LogPosition.source(position)];
      if (file >= 0) {
        lines.add(LogPosition.of(file, LogPosition.offset(position)));
        log = files.get(file).log();
      }
    }
    if (!lines.isEmpty()) {
      open.add(new OpenEventMark(log, event.id(), lines));
    }
  }

  /** Returns the logs of this run that a log of the last checkpoint is. */
  private List<Integer> logsNow(int lastLog) {
    List<Integer> now = new ArrayList<>();
    for (int log = 0; log < plan.logs().size(); log++) {
      if (lastLog == Checkpoint.ANY_LOG || plan.logs().get(log).continues().contains(lastLog)) {
        now.add(log);
      }
    }
    return now;
  }

  /** Adds the lines of events left open last time that this run did not reach either. */
  private void addUnread(List<OpenEventMark> open) {
    for (OpenEventMark event : last.open()) {
      List<Long> lines = new ArrayList<>();
      int log = -1;
      for (int i = 0; i < fileOf.length; i++) {
        int mark = plan.spans().get(i).mark().orElse(-1);
        for (long position : event.positions()) {
          if (LogPosition.source(position) == mark && LogPosition.offset(position) >= reached(i)) {
            lines.add(LogPosition.of(i, LogPosition.offset(position)));
            log = plan.spans().get(i).log();
          }
        }
      }
      if (!lines.isEmpty()) {
        open.add(new OpenEventMark(log, event.id(), lines));
      }
    }
  }

  private long reached(int span) {
    return isBegun(span) ? readTo.get(span) : plan.spans().get(span).start();
  }

  private boolean isBegun(int span) {
    return span < readTo.size() && readTo.get(span) != CheckpointGate.NOT_BEGUN;
  }

  /**
   * Adds the marks of each log from the oldest file with an open or unread line to the newest;
   * before that only as far as needed to have one that is known by its content. All are needed as
   * long as a position in the log is lost, so that files that come back can be distinguished from
   * those that were read.
   */
  private void addFiles(List<OpenEventMark> open) {
    boolean[] needed = fromFirstNeeded(open);
    boolean[] hasLost = haveLost();
    FileMark[] marks = new FileMark[fileOf.length];
    boolean anchored = false;
    for (int i = fileOf.length - 1; i >= 0; i--) {
      anchored &= isOfLogOf(i, i + 1);
      boolean isKept = needed[i] || hasLost[plan.spans().get(i).log()];
      Optional<FileMark> mark = anchored && !isKept ? Optional.empty() : mark(i);
      if (mark.isPresent()) {
        marks[i] = mark.get();
        anchored |= !mark.get().fingerprint().isEmpty();
      }
    }
    int span = 0;
    for (int log = 0; log < plan.logs().size(); log++) {
      logs.add(new LogMark(plan.logs().get(log).name(), 0));
      for (; span < marks.length && plan.spans().get(span).log() == log; span++) {
        if (marks[span] != null) {
          fileOf[span] = files.size();
          files.add(marks[span]);
        }
      }
    }
  }

  /** Returns for each log of this run whether the next one looks for a lost position in it. */
  private boolean[] haveLost() {
    boolean[] hasLost = new boolean[plan.logs().size()];
    for (int log = 0; log < hasLost.length; log++) {
      LogLink link = plan.logs().get(log);
      for (int lastLog : plan.lost()) {
        boolean isOfLog = link.continues().contains(lastLog) || link.lost().contains(lastLog);
        hasLost[log] |= isOfLog && last.logs().get(lastLog).lost() < LogMark.RUNS_KEPT;
      }
    }
    return hasLost;
  }

  /**
   * Returns for each span whether it or an older one of its log has lines of open events, or lines
   * that could not be read. The file before these is needed, too: what is after a known one is new.
   */
  private boolean[] fromFirstNeeded(List<OpenEventMark> open) {
    boolean[] needed = new boolean[fileOf.length];
    for (OpenEventMark event : open) {
      for (long position : event.positions()) {
        needed[LogPosition.source(position)] = true;
      }
    }
    for (int span : unread) {
      needed[span] = true;
      if (span > 0 && isOfLogOf(span - 1, span)) {
        needed[span - 1] = true;
      }
    }
    for (int i = 1; i < needed.length; i++) {
      needed[i] |= needed[i - 1] && isOfLogOf(i - 1, i);
    }
    return needed;
  }

  private boolean isOfLogOf(int span, int next) {
    List<ReadSpan> spans = plan.spans();
    return next < spans.size() && spans.get(span).log() == spans.get(next).log();
  }

  /** Returns the mark of a span; empty for a stream, and for a file that no run has begun yet. */
  private Optional<FileMark> mark(int i) {
    ReadSpan span = plan.spans().get(i);
    boolean begun = isBegun(i) || span.mark().isPresent();
    if (!begun || !span.isFile()) {
      return Optional.empty();
    }
    if (span.mark().isPresent()) {
      FileMark mark = last.files().get(span.mark().getAsInt());
      if (reached(i) <= mark.readTo()) {
        return Optional.of(mark(span, mark.readTo(), mark.end()));
      }
    }
    return Optional.of(mark(span, reached(i), Fingerprint.NONE));
  }

  /**
   * Returns the mark of a file that was read to {@code readTo}. If it does not begin any more as it
   * did, because it was emptied meanwhile, this is of what it had before: that may be in a copy.
   *
   * @param end what it is known to have had before {@code readTo}
   */
  private static FileMark mark(ReadSpan span, long readTo, Fingerprint end) {
    Fingerprint head = span.head();
    Fingerprint last = end;
    try {
      Optional<SeekableContent> bytes = span.source().bytes();
      if (bytes.isPresent() && bytes.get().length() >= readTo) {
        byte[] first = Fingerprint.head(bytes.get());
        if (span.head().fits(first)) {
          Fingerprint now = Fingerprint.of(first, readTo);
          last = end.isEmpty() ? Fingerprint.ofEnd(bytes.get(), readTo, now) : end;
          head = now;
        }
        span.source().release();
      }
    } catch (IOException e) {
      // It can't be read again, so the known values are used.
    }
    return new FileMark(span.log(), span.identity(), head, readTo, last);
  }

  /** Returns positions among the spans as positions among the files, without those of streams. */
  private List<Long> inFiles(List<Long> positions) {
    List<Long> inFiles = new ArrayList<>(positions.size());
    for (long position : positions) {
      int file = fileOf[LogPosition.source(position)];
      if (file >= 0) {
        inFiles.add(LogPosition.of(file, LogPosition.offset(position)));
      }
    }
    return inFiles;
  }
}
