package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import io.jaudit.scan.RecordRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that may still get records, and the facts that decide when it no longer does. */
final class OpenEvent implements Comparable<OpenEvent> {
  /** About the heap, in bytes, of the objects for one record. */
  static final int RECORD_OVERHEAD = 64;

  /** About the heap, in bytes, of the objects for one open event. */
  private static final int EVENT_OVERHEAD = 256;

  /** The additional heap for a named node, whose clock may serve this event alone. */
  private static final int CLOCK_OVERHEAD = 256;

  final EventId id;

  /** The ID that all its records have in common, whatever names their node. */
  final EventId key;

  /** Whole seconds of its time; computed once, because every record asks. */
  final long seconds;

  final NodeClock node;
  final long arrival;

  /** The log time, in seconds, that the log as a whole had reached when this event began. */
  final long logSeconds;

  /** True if the node's clock had passed this event's timeout before it began. */
  final boolean late;

  /** The number of bytes of input before this event began. */
  final long inputAtBegin;

  // Lists only if there is something to list: most events are one run, and not wanted.
  private @Nullable RecordRun firstRun;
  private List<RecordRun> moreRuns = List.of();
  private List<AuditRecord> records = List.of();
  private long lineBytes;
  private long bytes;
  private long position;
  private int size;
  private boolean ownsLines;
  private boolean ended;
  private boolean begun;
  private RecordType type;
  private boolean unmarked;
  private boolean ofSyscall;
  private boolean closed;
  private boolean candidate;
  private boolean backwards;
  private boolean leftOpen;

  /** When it was first found with as many records as it has, by a clock of the caller. */
  private long quietSince;

  private int quietSize;

  OpenEvent(
      EventId id,
      EventId key,
      RecordType first,
      NodeClock node,
      long arrival,
      long logSeconds,
      long inputAtBegin,
      boolean late) {
    this.id = id;
    this.key = key;
    this.type = first;
    this.seconds = id.seconds();
    this.node = node;
    this.arrival = arrival;
    this.logSeconds = logSeconds;
    this.inputAtBegin = inputAtBegin;
    this.late = late;
    this.closed = isAlone(first);
    this.bytes = bytesOf(id);
  }

  /**
   * Returns true for a type whose record is an event by itself if it comes first. PROCTITLE and EOE
   * end an event as well, but may come first in a log whose records are in reverse order.
   */
  static boolean isAlone(RecordType type) {
    return type.endsEvent() && !type.continuesEvent();
  }

  /** Orders by stamp; events of the same stamp in the order they began. */
  @Override
  public int compareTo(OpenEvent that) {
    int byStamp = id.compareStamp(that.id);
    return byStamp != 0 ? byStamp : Long.compare(arrival, that.arrival);
  }

  void add(AuditRecord record) {
    if (records.isEmpty()) {
      records = new ArrayList<>();
    }
    records.add(ownsLines ? record.copy() : record);
    position = size == 0 ? record.position() : position;
    size++;
    lineBytes += record.line().length();
    bytes += bytesOf(1, record.line().length());
    begin(record.type().continuesEvent() ? null : record.type());
    unmarked = unmarked || !isMark(record.type());
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
    position = size == 0 ? run.position() : position;
    size += run.size();
    lineBytes += run.bytes();
    bytes += bytesOf(run.size(), run.bytes());
    begin(run.beginType());
    unmarked = unmarked || !isMark(run.firstType());
    ended |= run.hasEnd();
    ofSyscall |= run.isOfSyscall();
    candidate |= run.isCandidate();
  }

  private void begin(@Nullable RecordType beginType) {
    if (!begun && beginType != null) {
      begun = true;
      type = beginType;
    }
  }

  /** Returns the same as {@link AuditEvent#type} of the event with the records so far. */
  RecordType type() {
    return type;
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

  /** Returns about the heap, in bytes, that an event without records takes. */
  static int bytesOf(EventId id) {
    String node = id.node();
    return EVENT_OVERHEAD + (node == null ? 0 : CLOCK_OVERHEAD + node.length());
  }

  /** Returns about the heap, in bytes, that some records with some bytes of lines take. */
  static long bytesOf(int records, int lineBytes) {
    return (long) records * RECORD_OVERHEAD + lineBytes;
  }

  /** Returns false only if none of the lines is a reason to want the event. */
  boolean isCandidate() {
    return candidate;
  }

  /** Copies the lines out of the chunks they were read into; lines added later are copied, too. */
  void ownLines(RecordParser parser) {
    if (!ownsLines) {
      ownsLines = true;
      List<AuditRecord> borrowed = records(parser);
      records = new ArrayList<>(borrowed.size());
      for (AuditRecord record : borrowed) {
        records.add(record.copy());
      }
      firstRun = null;
      moreRuns = List.of();
    }
  }

  /** Returns the records of the runs, which always come before records, and those. */
  private RecordList records(RecordParser parser) {
    if (firstRun == null) {
      return RecordList.copyOf(records);
    }
    RecordList ofFirst = firstRun.records(parser);
    if (moreRuns.isEmpty() && records.isEmpty()) {
      return ofFirst; // as of most events; not copied
    }
    List<AuditRecord> all = new ArrayList<>(ofFirst);
    for (RecordRun run : moreRuns) {
      all.addAll(run.records(parser));
    }
    all.addAll(records);
    return RecordList.copyOf(all);
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the event without its rest, which a later run may find. */
  void leaveOpen() {
    closed = true;
    leftOpen = true;
  }

  boolean isLeftOpen() {
    return leftOpen;
  }

  /** Records that the event is in no queue, as its log is read newest first. */
  void markBackwards() {
    backwards = true;
  }

  boolean isBackwards() {
    return backwards;
  }

  boolean hasEnd() {
    return ended;
  }

  /** Returns true if the kernel will write an end mark that has not come yet. */
  boolean awaitsEnd() {
    return ofSyscall && !ended;
  }

  /**
   * Returns how long ago it got its last record, in ms; as far as it was asked before, so 0 at
   * first.
   *
   * @param nowMillis the current time by a clock that is not set back
   */
  long quietMillis(long nowMillis) {
    if (quietSize != size) {
      quietSize = size;
      quietSince = nowMillis;
    }
    return nowMillis - quietSince;
  }

  /** Returns true if all its records are of types that only come after another one. */
  boolean lacksBegin() {
    return !begun;
  }

  /** Returns true if it has only EOE records, which are not an event. */
  boolean isMarkOnly() {
    return !unmarked;
  }

  /** Returns true for the type of a record that only marks the end of its event. */
  static boolean isMark(@Nullable RecordType type) {
    return type != null && type.number() == RecordType.EOE;
  }

  /** Returns the position of its first line; 0 before it has a record. */
  long position() {
    return position;
  }

  /** Returns the number of its records. */
  int size() {
    return size;
  }

  /** Returns about the heap that the event takes. */
  long bytes() {
    return bytes;
  }

  /** Returns the bytes of its lines that lie in chunks of input, which they keep alive. */
  long borrowedBytes() {
    return ownsLines ? 0 : lineBytes;
  }

  private boolean areCandidates() {
    boolean all = firstRun != null && firstRun.isCandidate();
    for (int i = 0; i < moreRuns.size() && all; i++) {
      all = moreRuns.get(i).isCandidate();
    }
    return all;
  }

  /** Returns the event; of candidates the records are made when they are needed. */
  AuditEvent toEvent(RecordParser parser) {
    return areCandidates() ? toLazyEvent(parser) : new AuditEvent(records(parser));
  }

  /**
   * Returns the event; its records are made when they are needed. If they are, that takes longer
   * for lines that are no candidates.
   */
  AuditEvent toLazyEvent(RecordParser parser) {
    RecordRun first = firstRun;
    return first != null && records.isEmpty()
        ? new AuditEvent(first, moreRuns)
        : new AuditEvent(records(parser));
  }

  /** Returns true if it is the rest of an event that was handled before. */
  boolean isRest(HandledEvents before) {
    return lacksBegin() ? before.isRestWithoutBegin(id, position()) : before.isRest(id, position());
  }

  /** Returns true if it counts for the next run, even if it is not a candidate. */
  boolean mustBeSeen(HandledEvents before) {
    return hasEnd() ? before.mustSee(id, position()) : before.mustSeeWithoutEnd(id, position());
  }
}
