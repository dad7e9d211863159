package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import io.jaudit.source.LogPosition;
import java.util.List;

/**
 * An event that was not complete when a run ended, and so is left to the next.
 *
 * @param id its node, time and serial
 * @param positions where its lines stand, as {@link LogPosition}s whose source is an index into
 *     {@link Checkpoint#files}; empty where they came from a stream
 */
public record OpenEventMark(EventId id, List<Long> positions) {
  public OpenEventMark {
    positions = List.copyOf(positions);
  }
}
