package io.jaudit.filter;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.Interest;

/**
 * Decides which events are wanted. {@link #matches} is the truth; {@link #interest} is a hint that
 * never excludes an event that matches.
 *
 * <p>Implementations are immutable and never throw, whatever bytes an event is made of.
 */
public interface EventFilter {
  /** Returns true if {@code event} is wanted. */
  boolean matches(AuditEvent event);

  /** Returns conditions that every event that matches fulfils. */
  default Interest interest() {
    return Interest.ALL;
  }
}
