package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;

/** The events of a span of time, its ends included, in ms since the epoch. */
record ByTime(TimeSpan span) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    return admits(event.id());
  }

  @Override
  public boolean admits(EventId id) {
    return span.contains(id.timeMillis());
  }

  @Override
  public TimeSpan wantedTimes() {
    return span;
  }
}
