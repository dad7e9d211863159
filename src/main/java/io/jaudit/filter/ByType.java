package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import java.util.Set;

/** Matches the events that have a record of one of these types. */
record ByType(Set<RecordType> wanted) implements EventFilter {
  @Override
  public boolean matches(EventView event) {
    for (AuditRecord record : event.records()) {
      if (wanted.contains(record.type())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Interest interest() {
    return Interest.types(wanted);
  }
}
