package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;

/**
 * Takes complete events, in stamp order, on one thread. A writer, a table of processes and a report
 * are handlers. The methods other than {@link #event} may be ignored, so a lambda is a handler that
 * sees all events: an interest that is too wide costs time, but never an event.
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
   * Is notified of an event whose records were joined, but none of which is of interest ({@link
   * #interest}, and the interest of the search's filter). It comes in the order of the events.
   *
   * <p>Not called for an event of interest that the filter rejects, nor for one that a search of
   * much input rules out before its records are joined: calls can't be counted.
   *
   * @param first type of its first record
   * @param position of its first line, as in {@link io.jaudit.record.AuditRecord#position}
   */
  default void skipped(EventId id, RecordType first, long position) {}

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
