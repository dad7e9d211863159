package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of one ID in the order of the log; at least one. Immutable, but for use by one
 * thread at a time, because its records parse their fields on first access.
 */
public final class AuditEvent {
  private final List<AuditRecord> records;

  /** Creates an event of these records; at least one. */
  public AuditEvent(List<AuditRecord> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("an event has at least one record");
    }
    this.records = List.copyOf(records);
  }

  /** Returns node, time and serial. */
  public EventId id() {
    return records.get(0).id();
  }

  /**
   * Returns the type of the event: that of its first record, as in ausearch, but of the first that
   * does not only come after another one if the records are in reverse order.
   */
  public RecordType type() {
    for (int i = 0; i < records.size(); i++) {
      if (!records.get(i).type().continuesEvent()) {
        return records.get(i).type();
      }
    }
    return records.get(0).type();
  }

  /** Returns the records, in log order; at least one. */
  public List<AuditRecord> records() {
    return records;
  }

  /** Returns the first record of this type, a constant of {@link RecordType}; null if none is. */
  public @Nullable AuditRecord first(int typeNumber) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).is(typeNumber)) {
        return records.get(i);
      }
    }
    return null;
  }

  /** Returns true if it has a record that ends an event. */
  public boolean hasEnd() {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).type().endsEvent()) {
        return true;
      }
    }
    return false;
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
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).damage() != null) {
        return true;
      }
    }
    return false;
  }

  /** Releases the fields of its records; they are parsed again on the next access. */
  public void forgetFields() {
    for (int i = 0; i < records.size(); i++) {
      records.get(i).forgetFields();
    }
  }

  @Override
  public String toString() {
    return id() + " " + records.size() + " records";
  }
}
