package io.jaudit.filter;

import io.jaudit.describe.EventView;
import java.util.List;

/** Matches if the condition does not. Every event may be of interest then. */
record Not(EventFilter condition) implements EventFilter {
  @Override
  public boolean matches(EventView event) {
    return !condition.matches(event);
  }

  @Override
  public boolean needsProcesses() {
    return condition.needsProcesses();
  }

  @Override
  public List<String> problems() {
    return condition.problems();
  }
}
