package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointGate;
import io.jaudit.checkpoint.LogPosition;
import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import io.jaudit.source.FileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a search with a checkpoint has dealt with, and what it leaves to the next run. */
final class CheckpointSession {
  /** What open events may take in a checkpoint, in bytes; {@link CheckpointStore} reads 64 MiB. */
  private static final long MAX_OPEN_TEXT = 24 << 20;

  private final CheckpointPlan plan;
  private final CheckpointGate gate;
  private final List<Long> readTo = new ArrayList<>();
  private final List<AuditEvent> leftOpen = new ArrayList<>();
  private final Set<Integer> unread = new HashSet<>();
  private final Map<Integer, Boolean> hasRecentDataAfter = new HashMap<>();
  private boolean ofTwoLogs;
  private long openText;

  /**
   * @param nowMillis the present, in ms since the epoch
   */
  CheckpointSession(CheckpointPlan plan, long nowMillis) {
    this.plan = plan;
    this.gate = new CheckpointGate(plan.last(), plan.backlog(), nowMillis);
  }

  ReadPlan backlog() {
    return plan.backlog();
  }

  /** True where the last run was done with the line at {@code position}. */
  boolean isHandled(long position) {
    return gate.isHandled(position);
  }

  boolean isNew(AuditEvent event) {
    return gate.isNew(event);
  }

  /** True where the last run dealt with an event of this id. */
  boolean wasHandled(EventId id) {
    return gate.isCovered(id);
  }

  void handled(AuditEvent event) {
    gate.handled(event);
  }

  /** An event of this id and type, which can't have matched. */
  void handled(EventId id, RecordType type) {
    gate.handled(id, type);
  }

  /** The byte of a stretch from which on the last run was done with no line. */
  long handledTo(int stretch) {
    return gate.handledTo(stretch);
  }

  /** True where nothing of the source from {@code position} on was handled by the last run. */
  boolean isAllNewFrom(long position) {
    return gate.isAllNewFrom(position);
  }

  /** True for an event whose time can't tell when it is over. */
  boolean isAhead(AuditEvent event) {
    return gate.isAhead(event.id());
  }

  /** A new event that this run does not come to. */
  void notHandled(AuditEvent event) {
    leftOpen.add(event);
  }

  /** The lines of {@code stretch} before {@code offset} were read. */
  void readTo(int stretch, long offset) {
    while (readTo.size() <= stretch) {
      readTo.add(plan.backlog().stretches().get(readTo.size()).start());
    }
    readTo.set(stretch, offset);
  }

  /** The rest of {@code stretch} could not be read. */
  void unread(int stretch) {
    unread.add(stretch);
  }

  /**
   * Checks a file before it is read, and behind {@code offset} when it was. Where another log took
   * its place while it was read, it is not known what is of which, and nothing can be saved.
   *
   * @throws IOException where a copytruncate made another log of it: what it held is in a copy
   */
  void checkContent(int stretch, long offset) throws IOException {
    ReadSpan file = plan.backlog().stretches().get(stretch);
    if (file.isOverwritten(offset)) {
      boolean begun = offset > file.start();
      ofTwoLogs |= begun;
      throw new IOException("it was emptied " + (begun ? "while" : "before") + " it was read");
    }
  }

  /** False where something could not be read that the next run would not know for unread. */
  boolean canBeSaved() {
    if (ofTwoLogs) {
      return false;
    }
    for (int stretch : unread) {
      if (!plan.backlog().stretches().get(stretch).isFile()) {
        return false;
      }
    }
    return true;
  }

  /**
   * True for the file of its log that auditd still writes; a line without LF is unfinished there. A
   * stream is over where it ends: nobody can read it again for the rest.
   */
  boolean isBeingWritten(int stretch) {
    List<ReadSpan> stretches = plan.backlog().stretches();
    return stretches.get(stretch).isFile()
        && (stretch + 1 == stretches.size()
            || stretches.get(stretch + 1).log() != stretches.get(stretch).log());
  }

  /**
   * True where the file of an event's last line goes on behind what was read, so that more of the
   * event may stand there, whatever its stamp: auditd may be behind, and a call that was blocked is
   * logged late.
   *
   * @param spanMillis how long more of it may come
   */
  boolean mayHaveRest(AuditEvent event, long spanMillis) {
    int stretch = lastStretch(event);
    return plan.backlog().stretches().get(stretch).source() instanceof FileSource file
        && file.isRegular()
        && stretch < readTo.size()
        && hasRecentDataAfter.computeIfAbsent(
            stretch, i -> file.hasRecentDataAfter(readTo.get(i), spanMillis));
  }

  /** True for an event whose last line is of a stream, from which no later run can have it. */
  boolean isOfStream(AuditEvent event) {
    return !plan.backlog().stretches().get(lastStretch(event)).isFile();
  }

  private static int lastStretch(AuditEvent event) {
    List<AuditRecord> records = event.records();
    return LogPosition.source(records.get(records.size() - 1).position());
  }

  /** Takes room for an open event; false where a checkpoint would be too large with it. */
  boolean hasRoomFor(AuditEvent event) {
    String node = event.id().node();
    long text = 30 + (node == null ? 0 : 3L * node.length()) + 15L * event.records().size();
    openText += text;
    return openText <= MAX_OPEN_TEXT;
  }

  /** An event that is handled, though more of it may come in the stream of the next run. */
  void mayGoOn(AuditEvent event) {
    leftOpen.add(event);
  }

  void save(List<AuditEvent> open) throws CheckpointException {
    List<AuditEvent> left = new ArrayList<>(leftOpen);
    left.addAll(open);
    plan.store().save(gate.next(left, readTo, unread));
  }
}
