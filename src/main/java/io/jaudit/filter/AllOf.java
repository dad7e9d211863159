package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import java.util.List;
import java.util.Set;

/** What every part wants. */
final class AllOf implements EventFilter {
  private final List<EventFilter> parts;

  AllOf(List<EventFilter> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean matches(AuditEvent event) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).matches(event)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean admits(EventId id) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).admits(id)) {
        return false;
      }
    }
    return true;
  }

  /** Those of one part are enough; long ones are found in fewer places. */
  @Override
  public Set<Needle> requiredLiterals() {
    Set<Needle> best = Set.of();
    for (EventFilter part : parts) {
      Set<Needle> literals = part.requiredLiterals();
      if (shortest(literals) > shortest(best)) {
        best = literals;
      }
    }
    return best;
  }

  /** Length of the shortest; 0 where there are none. */
  private static int shortest(Set<Needle> literals) {
    int shortest = Integer.MAX_VALUE;
    for (Needle literal : literals) {
      shortest = Math.min(shortest, literal.length());
    }
    return literals.isEmpty() ? 0 : shortest;
  }

  @Override
  public TimeSpan wantedTimes() {
    TimeSpan times = TimeSpan.ALWAYS;
    for (EventFilter part : parts) {
      times = times.and(part.wantedTimes());
    }
    return times;
  }
}
