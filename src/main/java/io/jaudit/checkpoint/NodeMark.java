package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to which stamp the events of a node were handled. Decides where no file of the last run can be
 * found, and only there.
 *
 * @param node the node; null for events without one
 * @param timeMillis the latest time of an event that was handled
 * @param highestSerial the highest serial handled since the node last booted
 * @param serials the serials handled at exactly that time, ascending
 */
public record NodeMark(
    @Nullable String node, long timeMillis, long highestSerial, List<Long> serials) {
  /**
   * A system call has the time at which it began but the serial of when it was logged, so one that
   * was blocked for long comes behind the mark with an earlier time and a higher serial. The time
   * is limited, since serials begin anew when a node boots.
   */
  static final long MAX_BLOCKED_MILLIS = 3_600_000;

  /** The clocks of two hosts may differ by this much. */
  private static final long MAX_AHEAD_MILLIS = 600_000;

  public NodeMark {
    serials = List.copyOf(serials);
  }

  /**
   * True for a time that lies in the future: it is of a clock that was wrong, and what is earlier
   * need not have been handled.
   */
  static boolean isAhead(long timeMillis, long nowMillis) {
    return timeMillis - MAX_AHEAD_MILLIS > nowMillis;
  }

  /** The event at which the mark stands. */
  EventId last() {
    long serial = serials.isEmpty() ? highestSerial : serials.get(serials.size() - 1);
    return new EventId(node, timeMillis, serial);
  }

  /** True where, by its stamp, an event of this node was handled already. */
  boolean covers(EventId id) {
    if (id.timeMillis() >= timeMillis) {
      return id.timeMillis() == timeMillis && serials.contains(id.serial());
    }
    return id.serial() <= highestSerial || id.timeMillis() < timeMillis - MAX_BLOCKED_MILLIS;
  }

  /** As {@link #covers}, for a mark of one node that has to do for events of any. */
  boolean coversAnyNode(EventId id) {
    return Objects.equals(node, id.node()) ? covers(id) : id.timeMillis() < timeMillis;
  }
}
