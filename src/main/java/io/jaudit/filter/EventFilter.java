package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.Set;

/**
 * Says which events are wanted. {@link #matches} is the truth; the other methods are hints beside
 * it that may err towards yes only: <em>matches implies admits, one of the literals, one of the
 * types, and the times</em>.
 *
 * <p>Implementations are immutable and never throw, whatever bytes an event is made of.
 */
public interface EventFilter {
  /** True where {@code event} is wanted. */
  boolean matches(AuditEvent event);

  /** False only where no event of this id can match. */
  default boolean admits(EventId id) {
    return true;
  }

  /**
   * Needles of which every matching event holds one or more somewhere in its lines. The empty set
   * promises nothing.
   */
  default Set<Needle> requiredLiterals() {
    return Set.of();
  }

  /**
   * Types of which every matching event has a record. The empty set promises nothing. Both they and
   * the needles hold, so it is enough to look for either.
   */
  default Set<RecordType> requiredTypes() {
    return Set.of();
  }

  /** Outside of these times no event can match. */
  default TimeSpan wantedTimes() {
    return TimeSpan.ALWAYS;
  }
}
