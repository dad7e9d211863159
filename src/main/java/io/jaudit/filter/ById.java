package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import java.util.function.Predicate;

/** A criterion that the header alone decides. */
record ById(Predicate<EventId> wanted) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    return wanted.test(event.id());
  }

  @Override
  public boolean admits(EventId id) {
    return wanted.test(id);
  }
}
