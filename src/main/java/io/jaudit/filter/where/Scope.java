package io.jaudit.filter.where;

import io.jaudit.describe.EventView;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;

/**
 * What a condition is checked against: an event, or one record of it, as within {@code PATH(...)}.
 *
 * @param records all of the event, or only one
 */
record Scope(EventView event, RecordList records) {
  static Scope of(EventView event) {
    return new Scope(event, event.records());
  }

  Scope only(AuditRecord record) {
    return new Scope(event, RecordList.of(record));
  }
}
