package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;

/**
 * Takes complete events, in stamp order, on one thread. A writer, a table of processes and a report
 * are handlers; the methods other than {@link #event} may be ignored.
 */
@FunctionalInterface
public interface EventHandler {
  /**
   * Returns which events this handler needs to see; asked once, before the first event. Others may
   * be passed to it, too.
   */
  default Interest interest() {
    return Interest.ALL;
  }

  /**
   * Takes one event.
   *
   * @return false if no more events are wanted; this one counts as handled
   */
  boolean event(AuditEvent event);

  /**
   * Is notified of an event that is of no interest.
   *
   * @param first type of its first record
   */
  default void skipped(EventId id, RecordType first) {}

  /**
   * Is notified that the input has nothing new at the moment; called before a search waits for
   * more.
   *
   * @param nowMillis the current time, in milliseconds since the epoch
   */
  default void idle(long nowMillis) {}

  /** Is notified that there are no more events. Not called if the search fails. */
  default void end() {}
}
