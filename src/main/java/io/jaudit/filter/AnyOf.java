package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.record.Interest;
import java.util.ArrayList;
import java.util.List;

/** Matches if any part matches. */
final class AnyOf implements EventFilter {
  private final List<EventFilter> parts;

  AnyOf(List<EventFilter> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean matches(EventView event) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).matches(event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Interest interest() {
    List<Interest> interests = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      interests.add(parts.get(i).interest());
    }
    return Interest.anyOf(interests);
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
