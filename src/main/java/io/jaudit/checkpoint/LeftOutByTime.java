package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of a stream that no run may have seen: they are so much older than the last
 * event that was handled that only their time indicates that they were handled, too.
 *
 * <p>A stream that contains what the last run handled last is that log again, and what comes before
 * it was handled. So an event that is known by its serial ends the count of its node. For use by
 * one thread.
 */
final class LeftOutByTime {
  private final IdentityHashMap<NodeMark, Long> counts = new IdentityHashMap<>();
  private long ofOtherNodes;

  /**
   * Counts an event that is not new.
   *
   * @param mark the last event of its node that was handled; null if there is only one of any node
   */
  void add(@Nullable NodeMark mark, EventId id) {
    if (mark == null) {
      ofOtherNodes++;
    } else if (mark.isNear(id.timeMillis())) {
      counts.remove(mark);
    } else {
      counts.put(mark, counts.getOrDefault(mark, 0L) + 1);
    }
  }

  /** Returns a sentence that reports them; none if there are none. */
  List<String> notes() {
    long count = ofOtherNodes;
    for (long each : counts.values()) {
      count += each;
    }
    if (count == 0) {
      return List.of();
    }
    String events = count == 1 ? "1 event that is" : count + " events that are";
    return List.of(
        "skipped "
            + events
            + " more than an hour older than the last event in the checkpoint, assuming that an"
            + " earlier run handled them; to search them, omit --checkpoint");
  }
}
