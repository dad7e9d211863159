package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  private final List<AuditRecord> records = new ArrayList<>(6);
  private long bytes;
  private boolean ownsLines;
  private boolean ended;
  private boolean ofSyscall;
  private boolean closed;

  OpenEvent(
      AuditRecord first,
      NodeClock node,
      long arrival,
      long logSeconds,
      long inputAtBegin,
      boolean late) {
    this.id = first.id();
    this.seconds = first.id().seconds();
    this.node = node;
    this.arrival = arrival;
    this.logSeconds = logSeconds;
    this.inputAtBegin = inputAtBegin;
    this.late = late;
    this.closed = first.type().endsEvent();
    this.bytes = EventAssembler.EVENT_OVERHEAD;
    add(first);
  }

  void add(AuditRecord record) {
    records.add(ownsLines ? record.copy() : record);
    bytes += EventAssembler.RECORD_OVERHEAD + record.line().length();
    ended |= record.type().endsEvent();
    ofSyscall |= record.type().isOfSyscall();
  }

  /** Copies the lines out of the chunks they were read into; what is added later, at once. */
  void ownLines() {
    if (!ownsLines) {
      ownsLines = true;
      records.replaceAll(AuditRecord::copy);
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
    return bytes;
  }

  AuditEvent toEvent() {
    return new AuditEvent(records);
  }
}
