package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the checkpoint that a run leaves behind. */
final class NextCheckpoint {
  private final Checkpoint last;
  private final ReadPlan backlog;
  private final List<Long> readTo;
  private final Set<Integer> unread;
  private Optional<LastEvent> lastEvent;

  /** For each stretch its index among the files of the new checkpoint; -1 where it has none. */
  private final int[] fileOf;

  NextCheckpoint(Checkpoint last, ReadPlan backlog, List<Long> readTo, Set<Integer> unread) {
    this.last = last;
    this.backlog = backlog;
    this.readTo = readTo;
    this.unread = unread;
    this.lastEvent = last.lastEvent();
    this.fileOf = new int[backlog.stretches().size()];
    Arrays.fill(fileOf, -1);
  }

  void lastEvent(LastEvent event) {
    lastEvent = Optional.of(event);
  }

  Checkpoint with(List<AuditEvent> open, List<NodeMark> nodes) {
    List<OpenEventMark> left = new ArrayList<>();
    for (AuditEvent event : open) {
      List<Long> lines = new ArrayList<>();
      for (AuditRecord record : event.records()) {
        lines.add(record.position());
      }
      left.add(new OpenEventMark(event.id(), lines));
    }
    addUnread(left);
    List<FileMark> files = files(left);
    List<OpenEventMark> placed = new ArrayList<>();
    for (OpenEventMark event : left) {
      placed.add(new OpenEventMark(event.id(), inFiles(event.positions())));
    }
    Optional<FileIdentity> lastFile =
        files.isEmpty() ? Optional.empty() : files.get(files.size() - 1).identity();
    List<FileMark> all = carryOver(files, placed);
    return new Checkpoint(lastFile, lastEvent, all, placed, nodes, last.otherNodes());
  }

  /**
   * Puts the marks of logs that were left out this time behind {@code files}, and their open lines
   * to {@code open}.
   */
  private List<FileMark> carryOver(List<FileMark> files, List<OpenEventMark> open) {
    List<FileMark> all = new ArrayList<>(files);
    int log = files.isEmpty() ? -1 : files.get(files.size() - 1).log();
    int lastLog = -1;
    for (int file : backlog.leftOut()) {
      FileMark mark = last.files().get(file);
      log += mark.log() == lastLog ? 0 : 1;
      lastLog = mark.log();
      for (OpenEventMark event : last.open()) {
        List<Long> lines = new ArrayList<>();
        for (long position : event.positions()) {
          if (LogPosition.source(position) == file) {
            lines.add(LogPosition.of(all.size(), LogPosition.offset(position)));
          }
        }
        if (!lines.isEmpty()) {
          open.add(new OpenEventMark(event.id(), lines));
        }
      }
      all.add(new FileMark(log, mark.identity(), mark.fingerprint(), mark.readTo(), mark.end()));
    }
    return all;
  }

  /** Adds the lines of events left open last time that this run did not get to either. */
  private void addUnread(List<OpenEventMark> open) {
    for (OpenEventMark event : last.open()) {
      List<Long> lines = new ArrayList<>();
      for (int i = 0; i < fileOf.length; i++) {
        int mark = backlog.stretches().get(i).mark().orElse(-1);
        for (long position : event.positions()) {
          if (LogPosition.source(position) == mark && LogPosition.offset(position) >= reached(i)) {
            lines.add(LogPosition.of(i, LogPosition.offset(position)));
          }
        }
      }
      if (!lines.isEmpty()) {
        open.add(new OpenEventMark(event.id(), lines));
      }
    }
  }

  private long reached(int stretch) {
    return stretch < readTo.size() ? readTo.get(stretch) : backlog.stretches().get(stretch).start();
  }

  /**
   * The marks of each log from the oldest file with an open or unread line to the newest; before
   * that only as far as needed to have one that is known by its content.
   */
  private List<FileMark> files(List<OpenEventMark> open) {
    boolean[] needed = fromFirstNeeded(open);
    List<FileMark> files = new ArrayList<>();
    boolean anchored = false;
    for (int i = fileOf.length - 1; i >= 0; i--) {
      anchored &= isOfLogOf(i, i + 1);
      Optional<FileMark> mark = anchored && !needed[i] ? Optional.empty() : mark(i);
      if (mark.isPresent()) {
        fileOf[i] = files.size();
        files.add(mark.get());
        anchored |= !mark.get().fingerprint().isEmpty();
      }
    }
    for (int i = 0; i < fileOf.length; i++) {
      fileOf[i] = fileOf[i] < 0 ? -1 : files.size() - 1 - fileOf[i];
    }
    Collections.reverse(files);
    return files;
  }

  /**
   * For each stretch whether it or an older one of its log has lines of open events, or lines that
   * could not be read. The file before these is needed, too: what is behind a known one is new.
   */
  private boolean[] fromFirstNeeded(List<OpenEventMark> open) {
    boolean[] needed = new boolean[fileOf.length];
    for (OpenEventMark event : open) {
      for (long position : event.positions()) {
        needed[LogPosition.source(position)] = true;
      }
    }
    for (int stretch : unread) {
      needed[stretch] = true;
      if (stretch > 0 && isOfLogOf(stretch - 1, stretch)) {
        needed[stretch - 1] = true;
      }
    }
    for (int i = 1; i < needed.length; i++) {
      needed[i] |= needed[i - 1] && isOfLogOf(i - 1, i);
    }
    return needed;
  }

  private boolean isOfLogOf(int stretch, int next) {
    List<ReadSpan> stretches = backlog.stretches();
    return next < stretches.size() && stretches.get(stretch).log() == stretches.get(next).log();
  }

  /** The mark of a stretch; empty for a stream, and for a file that no run has begun yet. */
  private Optional<FileMark> mark(int i) {
    ReadSpan stretch = backlog.stretches().get(i);
    boolean begun = i < readTo.size() || stretch.mark().isPresent();
    if (!begun || !stretch.isFile()) {
      return Optional.empty();
    }
    if (stretch.mark().isPresent()) {
      FileMark mark = last.files().get(stretch.mark().getAsInt());
      if (reached(i) <= mark.readTo()) {
        return Optional.of(mark(stretch, mark.readTo(), mark.end()));
      }
    }
    return Optional.of(mark(stretch, reached(i), Fingerprint.NONE));
  }

  /**
   * Of a file that was read to {@code readTo}. Where it does not begin any more as it did, since it
   * was emptied meanwhile, what it began with before that: its content may live on in a copy.
   *
   * @param end what it is known to have had before {@code readTo}
   */
  private static FileMark mark(ReadSpan stretch, long readTo, Fingerprint end) {
    Fingerprint head = stretch.head();
    Fingerprint last = end;
    try {
      Optional<LogBytes> bytes = stretch.source().bytes();
      if (bytes.isPresent() && bytes.get().length() >= readTo) {
        byte[] first = Fingerprint.head(bytes.get());
        if (stretch.head().fits(first)) {
          Fingerprint now = Fingerprint.of(first, readTo);
          last = end.isEmpty() ? Fingerprint.ofEnd(bytes.get(), readTo, now) : end;
          head = now;
        }
        stretch.source().release();
      }
    } catch (IOException e) {
      // It can't be read again: what is known of it has to do.
    }
    return new FileMark(stretch.log(), stretch.identity(), head, readTo, last);
  }

  /** Positions among the stretches as positions among the files; without those of streams. */
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
