package io.jaudit.filter;

import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.Interest;
import java.util.List;

/**
 * Decides which events match. {@link #matches} is exact; {@link #interest} is a hint that never
 * excludes a matching event.
 *
 * <p>Implementations are immutable, but for what {@link #problems} counts, and never throw,
 * whatever bytes an event contains.
 */
public interface EventFilter {
  /** Returns true if the current event of {@code view} matches. */
  boolean matches(EventView view);

  /** Like {@link #matches(EventView)}, for a caller that has no view to reuse. */
  default boolean matches(AuditEvent event) {
    return matches(new EventView(Identities.ofLog()).of(event));
  }

  /** Returns conditions that every matching event satisfies. */
  default Interest interest() {
    return Interest.ALL;
  }

  /**
   * Returns true if it matches only events of which a process table has said what caused them: it
   * asks for parents or ancestors.
   */
  default boolean needsProcesses() {
    return false;
  }

  /**
   * Returns one sentence for each reason why an event may have been decided wrongly, since the
   * filter was made: a limit of a regular expression.
   */
  default List<String> problems() {
    return List.of();
  }
}
