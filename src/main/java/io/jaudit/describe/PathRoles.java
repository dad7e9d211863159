package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;

/** Selects the PATH record that is the object of an event. */
public interface PathRoles {
  /** The value of the field of a directory. */
  ByteSlice PARENT = ByteSlice.of("PARENT");

  /** Returns the records of the event. */
  RecordList records();

  /** Returns {@link #isParent(AuditRecord)} of the PATH record at {@code index}. */
  default boolean isParent(int index) {
    return isParent(records().get(index));
  }

  /**
   * Returns the index of the first PATH record at or after {@code from} that is not the directory
   * of another one, else of the first one. If none comes so late, as in an event of a call that
   * failed, it is the first one before that is not the directory of another one; -1 if there is
   * none.
   */
  default int objectFrom(int from) {
    int found = onlyFrom(from);
    return found < 0 ? objectBefore(from) : found;
  }

  /** Like {@link #objectFrom}, without those before. */
  default int onlyFrom(int from) {
    RecordList records = records();
    int parent = -1;
    for (int i = from; i < records.size(); i++) {
      if (records.get(i).is(RecordType.PATH)) {
        if (!isParent(i)) {
          return i;
        }
        parent = parent < 0 ? i : parent;
      }
    }
    return parent;
  }

  private int objectBefore(int end) {
    RecordList records = records();
    for (int i = 0; i < end && i < records.size(); i++) {
      if (records.get(i).is(RecordType.PATH) && !isParent(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the roles of the records of an event. */
  static PathRoles of(RecordList records) {
    return new PathRoles() {
      @Override
      public RecordList records() {
        return records;
      }
    };
  }

  /** Returns true for the directory in which an entry is created or deleted. */
  static boolean isParent(AuditRecord path) {
    if (!mayBeParent(path)) {
      return false;
    }
    Fact type = Fact.field(path, FieldId.NAMETYPE);
    type = type == null ? Fact.field(path, FieldId.OBJTYPE) : type; // before Linux 3.16
    return type != null && type.value().equals(PARENT);
  }

  /** Returns false if {@link #isParent} is false; without locating the fields of the record. */
  static boolean mayBeParent(AuditRecord path) {
    return path.contentAsLogged().contains(PARENT);
  }
}
