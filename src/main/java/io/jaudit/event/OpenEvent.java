package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordRun;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that may still get records, and what decides when it no longer does. */
final class OpenEvent {
  /** By stamp; events of the same stamp in the order they began. */
  static final Comparator<OpenEvent> BY_STAMP =
      (a, b) -> {
        int byStamp = EventId.BY_STAMP.compare(a.id, b.id);
        return byStamp != 0 ? byStamp : Long.compare(a.arrival, b.arrival);
      };

  final EventId id;

  /** Whole seconds of its time; worked out once, as every record asks. */
  final long seconds;

  final NodeClock node;
  final long arrival;

  /** Seconds that the log as a whole had reached when this event began. */
  final long logSeconds;

  /** True where the node's clock was past this event's time-out before it began. */
  final boolean late;

  /** How much input had come when this event began, in bytes. */
  final long inputAtBegin;

  /** Type of the first record. */
  final RecordType type;

  // Lists only where there is something to list: most events are one run, and not wanted.
  private @Nullable RecordRun firstRun;
  private List<RecordRun> moreRuns = List.of();
  private List<AuditRecord> records = List.of();
  private long lineBytes;
  private long size;
  private boolean ownsLines;
  private boolean ended;
  private boolean ofSyscall;
  private boolean closed;
  private boolean candidate;

  OpenEvent(
      EventId id,
      RecordType first,
      NodeClock node,
      long arrival,
      long logSeconds,
      long inputAtBegin,
      boolean late) {
    this.id = id;
    this.type = first;
    this.seconds = id.seconds();
    this.node = node;
    this.arrival = arrival;
    this.logSeconds = logSeconds;
    this.inputAtBegin = inputAtBegin;
    this.late = late;
    this.closed = first.endsEvent();
    this.size = bytesOf(id);
  }

  void add(AuditRecord record) {
    if (records.isEmpty()) {
      records = new ArrayList<>();
    }
    records.add(ownsLines ? record.copy() : record);
    lineBytes += record.line().length();
    size += bytesOf(1, record.line().length());
    ended |= record.type().endsEvent();
    ofSyscall |= record.type().isOfSyscall();
    candidate = true;
  }

  void add(RecordRun run, RecordParser parser) {
    if (records.isEmpty()) {
      addToRuns(run);
    } else {
      for (AuditRecord record : run.records(parser)) {
        records.add(ownsLines ? record.copy() : record);
      }
    }
    lineBytes += run.bytes();
    size += bytesOf(run.size(), run.bytes());
    ended |= run.hasEnd();
    ofSyscall |= run.isOfSyscall();
    candidate |= run.isCandidate();
  }

  private void addToRuns(RecordRun run) {
    if (firstRun == null) {
      firstRun = run;
    } else {
      if (moreRuns.isEmpty()) {
        moreRuns = new ArrayList<>();
      }
      moreRuns.add(run);
    }
  }

  /** About what an event without records takes of the heap. */
  static int bytesOf(EventId id) {
    String node = id.node();
    return EventAssembler.EVENT_OVERHEAD
        + (node == null ? 0 : EventAssembler.CLOCK_OVERHEAD + node.length());
  }

  /** About what so many records with so many bytes of lines take of the heap. */
  static long bytesOf(int records, int lineBytes) {
    return (long) records * EventAssembler.RECORD_OVERHEAD + lineBytes;
  }

  /** False only where none of the lines is a reason to want the event. */
  boolean isCandidate() {
    return candidate;
  }

  /** Copies the lines out of the chunks they were read into; what is added later, at once. */
  void ownLines(RecordParser parser) {
    if (!ownsLines) {
      ownsLines = true;
      makeRecords(parser);
      records.replaceAll(AuditRecord::copy);
    }
  }

  /** Runs always stand before records. */
  private void makeRecords(RecordParser parser) {
    if (firstRun != null) {
      List<AuditRecord> made = firstRun.records(parser);
      for (RecordRun run : moreRuns) {
        made.addAll(run.records(parser));
      }
      made.addAll(records);
      records = made;
      firstRun = null;
      moreRuns = List.of();
    }
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** True where the kernel will write an end mark, and it has not come yet. */
  boolean awaitsEnd() {
    return ofSyscall && !ended;
  }

  /** About what the event takes of the heap. */
  long bytes() {
    return size;
  }

  /** Bytes of its lines that lie in chunks of input, which they keep alive. */
  long borrowedBytes() {
    return ownsLines ? 0 : lineBytes;
  }

  AuditEvent toEvent(RecordParser parser) {
    makeRecords(parser);
    return new AuditEvent(records);
  }
}
