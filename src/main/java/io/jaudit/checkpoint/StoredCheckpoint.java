package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.RecordList;
import io.jaudit.source.Log;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The session of a run with a checkpoint file. Not safe for use by several threads. */
final class StoredCheckpoint implements CheckpointSession {
  /** What open events may take in a checkpoint, in bytes; {@link CheckpointStore} reads 64 MiB. */
  private static final long MAX_OPEN_TEXT = 24 << 20;

  private final CheckpointPlan plan;
  private final CheckpointGate gate;
  private final long timeoutMillis;
  private ReadPlan reading;
  private long nowMillis;
  private final List<Long> readTo = new ArrayList<>();
  private final Set<Integer> unread = new HashSet<>();
  private final Map<Integer, Boolean> mayGrow = new HashMap<>();
  private boolean follows;
  private boolean hasMixedContent;
  private long openText;

  StoredCheckpoint(CheckpointPlan plan, long nowMillis, long timeoutMillis) {
    this.plan = plan;
    this.reading = plan.reading();
    this.gate = new CheckpointGate(plan.last(), plan.reading(), nowMillis);
    this.nowMillis = nowMillis;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public ReadPlan plan() {
    return reading;
  }

  @Override
  public EventGate gate() {
    return gate;
  }

  @Override
  public void follow() {
    follows = true;
  }

  /** {@inheritDoc} One that the last run had read, but that was missing, goes on by its stamps. */
  @Override
  public int addLog(Log log) {
    String name = LogCandidate.name(log);
    List<Integer> continues = new ArrayList<>();
    List<LogMark> lastLogs = plan.last().logs();
    for (int i = 0; i < lastLogs.size() && !name.isEmpty(); i++) {
      if (lastLogs.get(i).name().equals(name) && !lastLogs.get(i).isLost() && !isRead(i)) {
        continues.add(i);
      }
    }
    LogLink link = new LogLink(name, continues, List.of());
    reading = reading.with(link);
    gate.addLog(reading);
    return reading.logs().size() - 1;
  }

  /** Returns true if files of a log of the last run were found, perhaps by another name. */
  private boolean isRead(int lastLog) {
    for (ReadSpan span : reading.spans()) {
      int mark = span.mark().orElse(-1);
      if (mark >= 0 && plan.last().files().get(mark).log() == lastLog) {
        return true;
      }
    }
    return false;
  }

  /** {@inheritDoc} If the position in the log is lost, stamps have to tell what is new in it. */
  @Override
  public int add(int log, LogSource source) {
    ReadSpan.NewBy newBy = isFound(log) ? ReadSpan.NewBy.POSITION : ReadSpan.NewBy.STAMP;
    reading = reading.with(new LogCandidate(source, log, false).whole(newBy));
    gate.add(reading);
    int span = reading.spans().size() - 1;
    readTo(span, 0);
    return span;
  }

  /** Returns true if the log is new, or what was read of it was found. */
  private boolean isFound(int log) {
    boolean isKnown = log < reading.logs().size() && !reading.logs().get(log).continues().isEmpty();
    for (ReadSpan span : reading.spans()) {
      if (span.log() == log && span.newBy() == ReadSpan.NewBy.POSITION) {
        return true;
      }
    }
    return !isKnown;
  }

  @Override
  public void now(long millis) {
    nowMillis = millis;
    gate.now(millis);
  }

  @Override
  public void begin(int span, long offset) throws IOException {
    readTo(span, offset);
    unread.remove(span); // it may have become readable
    checkContent(span, offset);
  }

  @Override
  public void end(int span, long offset) throws IOException {
    checkContent(span, offset);
  }

  /**
   * Checks a file before and after it is read. If another log took its place while it was read, it
   * is not known what belongs to which, and nothing can be saved.
   *
   * @throws IOException if a copytruncate made another log of it: what it held is in a copy
   */
  private void checkContent(int span, long offset) throws IOException {
    ReadSpan file = reading.spans().get(span);
    if (!follows && file.isOverwritten(offset)) {
      boolean begun = offset > file.start();
      hasMixedContent |= begun;
      throw new IOException("it was emptied " + (begun ? "while" : "before") + " it was read");
    }
  }

  @Override
  public void unread(int span) {
    unread.add(span);
  }

  @Override
  public void readTo(int span, long offset) {
    while (readTo.size() <= span) {
      readTo.add(CheckpointGate.NOT_BEGUN);
    }
    readTo.set(span, offset);
  }

  @Override
  public boolean needsEveryLine() {
    return true;
  }

  /**
   * {@inheritDoc} This is the newest file of a log. A stream is over at its end: nobody can read it
   * again for the rest.
   */
  @Override
  public boolean isBeingWritten(int span) {
    List<ReadSpan> spans = reading.spans();
    return spans.get(span).isFile()
        && (span + 1 == spans.size() || spans.get(span + 1).log() != spans.get(span).log());
  }

  @Override
  public void enough() {}

  @Override
  public boolean isOver(AuditEvent event) {
    if (event.hasEnd()) {
      return true; // decided without making its records
    }
    boolean timedOut = event.id().seconds() * 1000L + timeoutMillis <= nowMillis;
    int span = lastSpan(event);
    return !reading.spans().get(span).isFile() // no later run can have its rest
        || ((timedOut || gate.isAhead(event.id())) && !mayGrow(span))
        || !hasRoomFor(event);
  }

  /**
   * Returns true if the log of a span may get more from that span on, which may be of an event
   * whatever its time: auditd or a mirror may lag, and a blocked call is logged late.
   */
  private boolean mayGrow(int span) {
    List<ReadSpan> spans = reading.spans();
    for (int i = span; i < readTo.size() && spans.get(i).log() == spans.get(span).log(); i++) {
      if (isBegun(i) && mayGrow.computeIfAbsent(i, this::isGrowing)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBegun(int span) {
    return readTo.get(span) != CheckpointGate.NOT_BEGUN;
  }

  private boolean isGrowing(int span) {
    LogSource source = reading.spans().get(span).source();
    return source.isReplaced() || (source.isFresh(timeoutMillis) && !isAsBefore(span, source));
  }

  /**
   * Returns true if a file has not grown since the last run, which was long enough ago: something
   * may be touching it without writing.
   */
  private boolean isAsBefore(int span, LogSource source) {
    ReadSpan read = reading.spans().get(span);
    long saved = plan.last().savedMillis();
    try {
      return saved > 0
          && nowMillis - saved >= timeoutMillis
          && read.mark().isPresent()
          && source.bytes().orElseThrow().length()
              == plan.last().files().get(read.mark().getAsInt()).readTo();
    } catch (IOException e) {
      return false;
    }
  }

  private static int lastSpan(AuditEvent event) {
    RecordList records = event.records();
    return LogPosition.source(records.get(records.size() - 1).position());
  }

  /** Reserves room for an open event; false if it would make the checkpoint too large. */
  private boolean hasRoomFor(AuditEvent event) {
    String node = event.id().node();
    long text = 30 + (node == null ? 0 : 3L * node.length()) + 15L * event.records().size();
    openText += text;
    return openText <= MAX_OPEN_TEXT;
  }

  @Override
  public List<String> save(List<AuditEvent> open) throws CheckpointException {
    boolean canBeSaved = canBeSaved();
    if (canBeSaved) {
      plan.store().save(gate.next(open, readTo, unread));
    }
    List<String> notes = new ArrayList<>(gate.notes());
    if (!unread.isEmpty()) {
      notes.add(
          canBeSaved
              ? "the next run retries what could not be read"
              : "the checkpoint is unchanged, because not everything could be read");
    }
    return notes;
  }

  /** Returns false if the next run could not know that something was left unread. */
  private boolean canBeSaved() {
    if (hasMixedContent) {
      return false;
    }
    for (int span : unread) {
      if (!reading.spans().get(span).isFile()) {
        return false;
      }
    }
    return true;
  }
}
