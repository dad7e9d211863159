package io.jaudit.report;

import org.jspecify.annotations.Nullable;

/**
 * Selects the events that are counted and the groups that are listed. Immutable.
 *
 * @param types the types of which an event must have a record; null for all events
 * @param mostEvents the largest number of events of a group that is listed
 */
record Restriction(@Nullable TypeGroup types, long mostEvents) {
  static final Restriction NONE = new Restriction(null, Long.MAX_VALUE);

  boolean admits(CountedEvent event) {
    return types == null || event.isOf(types);
  }
}
