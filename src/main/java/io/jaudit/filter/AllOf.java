package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
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

  /** Those of one part are enough: those that are found in the fewest places. */
  @Override
  public Set<Needle> requiredLiterals() {
    Set<Needle> best = Set.of();
    for (EventFilter part : parts) {
      Set<Needle> literals = part.requiredLiterals();
      int more = worth(literals) - worth(best);
      if (more > 0 || (more == 0 && literals.size() < best.size())) {
        best = literals;
      }
    }
    return best;
  }

  /** Of the one that is found most often; 0 where there are none. */
  private static int worth(Set<Needle> literals) {
    int least = Integer.MAX_VALUE;
    for (Needle literal : literals) {
      least = Math.min(least, literal.worth());
    }
    return literals.isEmpty() ? 0 : least;
  }

  @Override
  public Set<RecordType> requiredTypes() {
    for (EventFilter part : parts) {
      if (!part.requiredTypes().isEmpty()) {
        return part.requiredTypes();
      }
    }
    return Set.of();
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
