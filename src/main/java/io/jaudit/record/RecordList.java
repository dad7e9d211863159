package io.jaudit.record;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Holds the records of an event in the order of the log. Immutable, but for use by one thread at a
 * time, because records parse their fields on first access.
 *
 * <p>A class of its own, and not just a {@link List}: the loops over the records of every event are
 * compiled by the quick compiler, for which each call of an interface is a search for the method: a
 * tenth of the time of JSON.
 */
public final class RecordList extends AbstractList<AuditRecord> implements RandomAccess {
  private static final RecordList EMPTY = new RecordList(new AuditRecord[0]);

  private final AuditRecord[] records;

  private RecordList(AuditRecord[] records) {
    this.records = records;
  }

  /** Returns the list without records. */
  public static RecordList empty() {
    return EMPTY;
  }

  /** Returns a list of these records; the array is not copied, and must not be changed. */
  public static RecordList of(AuditRecord... records) {
    return new RecordList(records);
  }

  /** Returns a list of these records, which may be changed afterwards. */
  public static RecordList copyOf(List<AuditRecord> records) {
    return records instanceof RecordList list
        ? list
        : new RecordList(records.toArray(new AuditRecord[0]));
  }

  @Override
  public AuditRecord get(int index) {
    return records[index];
  }

  @Override
  public int size() {
    return records.length;
  }

  @Override
  public boolean isEmpty() {
    return records.length == 0;
  }
}
