package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What any part wants. */
final class AnyOf implements EventFilter {
  private final List<EventFilter> parts;

  AnyOf(List<EventFilter> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean matches(AuditEvent event) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).matches(event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean admits(EventId id) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).admits(id)) {
        return true;
      }
    }
    return false;
  }

  /** Those of all parts; none where one part promises nothing. */
  @Override
  public Set<Needle> requiredLiterals() {
    Set<Needle> all = new LinkedHashSet<>();
    for (EventFilter part : parts) {
      Set<Needle> literals = part.requiredLiterals();
      if (literals.isEmpty()) {
        return Set.of();
      }
      for (Needle literal : literals) {
        addUnlessCovered(all, literal);
      }
    }
    return all;
  }

  /** Each needle costs a search: that for {@code uid=7} finds {@code auid=7} too. */
  private static void addUnlessCovered(Set<Needle> all, Needle literal) {
    for (Needle other : all) {
      if (other.covers(literal)) {
        return;
      }
    }
    all.removeIf(literal::covers);
    all.add(literal);
  }

  /** Those of all parts; none where one part promises nothing. */
  @Override
  public Set<RecordType> requiredTypes() {
    Set<RecordType> all = new HashSet<>();
    for (EventFilter part : parts) {
      if (part.requiredTypes().isEmpty()) {
        return Set.of();
      }
      all.addAll(part.requiredTypes());
    }
    return all;
  }

  @Override
  public TimeSpan wantedTimes() {
    if (parts.isEmpty()) {
      return TimeSpan.ALWAYS;
    }
    TimeSpan times = parts.get(0).wantedTimes();
    for (EventFilter part : parts) {
      times = times.or(part.wantedTimes());
    }
    return times;
  }
}
