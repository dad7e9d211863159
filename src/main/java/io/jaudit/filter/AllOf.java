package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
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

  /** Those of one part are enough; the first that has some. */
  @Override
  public Set<ByteSlice> requiredLiterals() {
    for (EventFilter part : parts) {
      Set<ByteSlice> literals = part.requiredLiterals();
      if (!literals.isEmpty()) {
        return literals;
      }
    }
    return Set.of();
  }
}
