package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;

/** Selects the PATH record that is the object of an event. */
public interface PathRoles {
  /** Returns the number of records of the event. */
  int size();

  /** Returns true if the record at {@code index} is a PATH record. */
  boolean isPath(int index);

  /** Returns {@link #isParent(AuditRecord)} of the PATH record at {@code index}. */
  boolean isParent(int index);

  /**
   * Returns the index of the first PATH record at or after {@code from} that is not the directory
   * of another one, else of the first one; -1 if there is none.
   */
  default int objectFrom(int from) {
    int parent = -1;
    for (int i = from; i < size(); i++) {
      if (isPath(i)) {
        if (!isParent(i)) {
          return i;
        }
        parent = parent < 0 ? i : parent;
      }
    }
    return parent;
  }

  /** Returns the roles of the records of an event. */
  static PathRoles of(List<AuditRecord> records) {
    return new PathRoles() {
      @Override
      public int size() {
        return records.size();
      }

      @Override
      public boolean isPath(int index) {
        return records.get(index).is(RecordType.PATH);
      }

      @Override
      public boolean isParent(int index) {
        return PathRoles.isParent(records.get(index));
      }
    };
  }

  /** Returns true for the directory in which an entry is created or deleted. */
  static boolean isParent(AuditRecord path) {
    Fact type = Fact.field(path, FieldId.NAMETYPE);
    type = type == null ? Fact.field(path, FieldId.OBJTYPE) : type; // before Linux 3.16
    return type != null && type.value().is("PARENT");
  }
}
