package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.record.Interest;
import java.util.List;

/** Matches if every part matches. */
final class AllOf implements EventFilter {
  private final List<EventFilter> parts;

  AllOf(List<EventFilter> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean matches(EventView event) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).matches(event)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Interest interest() {
    Interest all = Interest.ALL;
    for (int i = 0; i < parts.size(); i++) {
      all = all.and(parts.get(i).interest());
    }
    return all;
  }

  @Override
  public boolean needsProcesses() {
    return Filters.needProcesses(parts);
  }

  @Override
  public List<String> problems() {
    return Filters.problems(parts);
  }
}
