package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import org.jspecify.annotations.Nullable;

/** The id of an event of a log. */
record LogEvent(int log, EventId id) {
  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogEvent that && log == that.log && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return 31 * log + id.hashCode();
  }
}
