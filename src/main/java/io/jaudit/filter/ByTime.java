package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.Interest;
import io.jaudit.record.TimeSpan;

/** Matches the events in a time range. */
record ByTime(TimeSpan span) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    return span.contains(event.id().timeMillis());
  }

  @Override
  public Interest interest() {
    return Interest.times(span);
  }
}
