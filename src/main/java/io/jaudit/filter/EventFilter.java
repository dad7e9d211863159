package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.Interest;

/**
 * Decides which events match. {@link #matches} is exact; {@link #interest} is a hint that never
 * excludes a matching event.
 *
 * <p>Implementations are immutable and never throw, whatever bytes an event contains.
 */
public interface EventFilter {
  /** Returns true if {@code event} matches. */
  boolean matches(AuditEvent event);

  /** Returns conditions that every matching event satisfies. */
  default Interest interest() {
    return Interest.ALL;
  }
}
