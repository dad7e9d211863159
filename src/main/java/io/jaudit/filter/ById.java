package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.record.EventIdPattern;
import io.jaudit.record.Interest;

/** Matches the events whose ID matches a pattern. */
record ById(EventIdPattern wanted) implements EventFilter {
  @Override
  public boolean matches(EventView event) {
    return wanted.matches(event.event().id());
  }

  @Override
  public Interest interest() {
    return Interest.id(wanted);
  }
}
