package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventIdPattern;
import io.jaudit.record.Interest;

/** Matches the events whose ID matches a pattern. */
record ById(EventIdPattern wanted) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    return wanted.matches(event.id());
  }

  @Override
  public Interest interest() {
    return Interest.id(wanted);
  }
}
