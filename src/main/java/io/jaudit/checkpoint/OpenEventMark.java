package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import io.jaudit.source.LogPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes an event that was not complete when a run ended, and so is left to the next. Immutable.
 *
 * @param log the index of its log in {@link Checkpoint#logs}, or {@link Checkpoint#ANY_LOG}
 * @param id its node, time and serial
 * @param positions where its lines begin, as {@link LogPosition}s whose source is an index into
 *     {@link Checkpoint#files}; empty if they came from a stream, or if their file is gone: records
 *     that arrive later are still new
 */
public record OpenEventMark(int log, EventId id, List<Long> positions) {
  public OpenEventMark {
    positions = List.copyOf(positions);
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpenEventMark that
        && log == that.log
        && id.equals(that.id)
        && positions.equals(that.positions);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + log;
  }
}
