package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import io.jaudit.scan.RecordRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of one ID in the order of the log; at least one. Immutable until it is
 * discarded, but for use by one thread at a time, because its records parse their fields on first
 * access.
 */
public final class AuditEvent {
  /** The lines, if the records can be made of them again. */
  private final @Nullable RecordRun run;

  private final List<RecordRun> moreRuns;

  private RecordList made;

  private @Nullable EventContext context;

  /** Creates an event of these records; at least one. */
  public AuditEvent(List<AuditRecord> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("an event has at least one record");
    }
    this.run = null;
    this.moreRuns = List.of();
    this.made = RecordList.copyOf(records);
  }

  /**
   * Creates an event of the records of some runs, which are made when they are needed: by the
   * thread that uses the event.
   */
  AuditEvent(RecordRun first, List<RecordRun> more) {
    this.run = first;
    this.moreRuns = more;
    this.made = RecordList.empty();
  }

  /** Notes what other events tell about this one, before it is passed on. */
  public void attach(@Nullable EventContext known) {
    context = known;
  }

  /** Returns what other events tell about this one; null if nothing was attached. */
  public @Nullable EventContext context() {
    return context;
  }

  /** Returns node, time and serial. */
  public EventId id() {
    EventId id = run == null ? null : run.id();
    return id == null ? made.get(0).id() : id;
  }

  /**
   * Returns the type of the event: that of its first record, as in ausearch, but of the first that
   * does not only come after another one if the records are in reverse order.
   */
  public RecordType type() {
    RecordList records = records();
    for (int i = 0; i < records.size(); i++) {
      if (!records.get(i).type().continuesEvent()) {
        return records.get(i).type();
      }
    }
    return records.get(0).type();
  }

  /** Returns the records, in log order; at least one. */
  public RecordList records() {
    RecordList known = made;
    if (run != null && known.isEmpty()) {
      known = moreRuns.isEmpty() ? run.records() : records(run, moreRuns);
      made = known;
    }
    return known;
  }

  private static RecordList records(RecordRun first, List<RecordRun> more) {
    List<AuditRecord> all = new ArrayList<>(first.records());
    for (RecordRun run : more) {
      all.addAll(run.records());
    }
    return RecordList.copyOf(all);
  }

  /** Returns the position of its first line ({@link AuditRecord#position}). */
  public long position() {
    return run == null ? made.get(0).position() : run.position();
  }

  /** Returns the number of bytes of its lines. */
  public long lineBytes() {
    long bytes = 0;
    if (run != null) {
      bytes = run.bytes();
      for (int i = 0; i < moreRuns.size(); i++) {
        bytes += moreRuns.get(i).bytes();
      }
    } else {
      for (int i = 0; i < made.size(); i++) {
        bytes += made.get(i).line().length();
      }
    }
    return bytes;
  }

  /** Returns true if it keeps nothing of the input in memory but its own lines. */
  public boolean ownsLines() {
    boolean owns = run != null && run.ownsLines();
    for (int i = 0; i < moreRuns.size() && owns; i++) {
      owns = moreRuns.get(i).ownsLines();
    }
    return owns;
  }

  /**
   * Returns the number of bytes of input from the first to the last of its lines, those of other
   * events between them included.
   */
  public long span() {
    if (run != null) {
      RecordRun last = moreRuns.isEmpty() ? run : moreRuns.get(moreRuns.size() - 1);
      return Math.abs(last.nextPosition() - run.position());
    }
    AuditRecord last = made.get(made.size() - 1);
    return Math.abs(last.position() - position()) + last.line().length();
  }

  /** Returns the first record of this type, a constant of {@link RecordType}; null if none is. */
  public @Nullable AuditRecord first(int typeNumber) {
    RecordList records = records();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).is(typeNumber)) {
        return records.get(i);
      }
    }
    return null;
  }

  /** Returns true if it has a record that ends an event. */
  public boolean hasEnd() {
    if (run != null) {
      return hasEndInRuns(run);
    }
    RecordList records = made;
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).type().endsEvent()) {
        return true;
      }
    }
    return false;
  }

  private boolean hasEndInRuns(RecordRun first) {
    boolean hasEnd = first.hasEnd();
    for (int i = 0; i < moreRuns.size(); i++) {
      hasEnd |= moreRuns.get(i).hasEnd();
    }
    return hasEnd;
  }

  /**
   * Returns true if the kernel wrote more, or would have: the event has a record of a system call
   * and none that ends an event, because its time was up or the log ended; or it lacks its first
   * record, as the late rest of such an event does; or a record was cut off ({@link
   * AuditRecord#isTruncated}).
   */
  public boolean isIncomplete() {
    if (type().continuesEvent()) {
      return true;
    }
    RecordList records = records();
    boolean ofSyscall = false;
    for (int i = 0; i < records.size(); i++) {
      ofSyscall |= records.get(i).type().isOfSyscall();
      if (records.get(i).isTruncated()) {
        return true;
      }
    }
    return ofSyscall && !hasEnd();
  }

  /** Returns true if a record has a {@link AuditRecord#damage}. */
  public boolean isDamaged() {
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).damage() != null) {
        return true;
      }
    }
    return false;
  }

  /** Releases the fields of its records; they are parsed again on the next access. */
  public void forgetFields() {
    if (run != null) {
      made = RecordList.empty();
    }
    for (int i = 0; i < made.size(); i++) {
      made.get(i).forgetFields();
    }
  }

  /**
   * Reports that the event, its records and their bytes are not used any more: the bytes may be
   * overwritten. Only for the last user of an event.
   */
  public void discard() {
    forgetFields();
    if (run != null) {
      run.release();
    }
    for (int i = 0; i < moreRuns.size(); i++) {
      moreRuns.get(i).release();
    }
  }

  @Override
  public String toString() {
    return id() + " " + records().size() + " records";
  }
}
