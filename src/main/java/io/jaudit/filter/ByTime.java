package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.record.Interest;
import io.jaudit.record.TimeSpan;

/** Matches the events in a time range. */
record ByTime(TimeSpan span) implements EventFilter {
  @Override
  public boolean matches(EventView event) {
    return span.contains(event.event().id().timeMillis());
  }

  @Override
  public Interest interest() {
    return Interest.times(span);
  }
}
