package io.jaudit.checkpoint;

import io.jaudit.bytes.Fnv1a;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes an event that was handled before its end was seen, so that a later run can tell its
 * late records from those that were handled, if positions don't: in a stream, or if the file is
 * gone. Immutable.
 *
 * @param log the index of its log in {@link Checkpoint#logs}, or {@link Checkpoint#ANY_LOG}
 * @param id its node, time and serial
 * @param hashes of the lines that were handled; none if they are not known
 */
public record HandledPart(int log, EventId id, List<Long> hashes) {
  public HandledPart {
    hashes = List.copyOf(hashes);
  }

  /** Returns the hashes of the lines of an event. */
  static List<Long> hashes(AuditEvent event) {
    List<Long> hashes = new ArrayList<>(event.records().size());
    for (int i = 0; i < event.records().size(); i++) {
      byte[] line = event.records().get(i).line().toByteArray();
      hashes.add(Fnv1a.hash(line, line.length));
    }
    return hashes;
  }

  /** Returns true if one of the lines of an event is not among those that were handled. */
  boolean lacksAnyOf(AuditEvent event) {
    return !hashes.containsAll(hashes(event));
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HandledPart that
        && log == that.log
        && id.equals(that.id)
        && hashes.equals(that.hashes);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + log;
  }
}
