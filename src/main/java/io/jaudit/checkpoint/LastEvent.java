package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the event handled last, as in ausearch's {@code output=} line
 * (docs/ausearch-semantics.md §4.1). Immutable.
 *
 * @param id its node, time and serial
 * @param typeNumber the type of its first record; {@code RecordType.NO_NUMBER} if it has none
 */
public record LastEvent(EventId id, int typeNumber) {
  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LastEvent that && id.equals(that.id) && typeNumber == that.typeNumber;
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + typeNumber;
  }
}
