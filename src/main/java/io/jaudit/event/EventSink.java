package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;

/** Takes events as they become complete. */
@FunctionalInterface
public interface EventSink {
  /** Takes one event. */
  void accept(AuditEvent event);

  /**
   * Takes note of an event of which no line was worth a look, so that it can't be wanted; false
   * where it wants to take it as any other.
   *
   * @param type of the first record
   */
  default boolean skipped(EventId id, RecordType type) {
    return false;
  }

  /** True where the event that a lone end mark ends was taken before this log began. */
  default boolean alreadyHandled(EventId id) {
    return false;
  }
}
