package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.Set;

/** The type of any record. */
record ByType(Set<RecordType> wanted) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    for (AuditRecord record : event.records()) {
      if (wanted.contains(record.type())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Set<RecordType> requiredTypes() {
    return wanted;
  }
}
