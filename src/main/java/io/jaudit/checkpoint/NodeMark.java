package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records up to which stamp the events of a node of a log were handled. Decides only if no file of
 * the log can be found again. Immutable.
 *
 * @param log the index of the log in {@link Checkpoint#logs}, or {@link Checkpoint#ANY_LOG}
 * @param node the node; null for events without one
 * @param timeMillis the latest time of an event that was handled
 * @param serials the serials handled at exactly that time, ascending
 * @param handled the serials handled since the node last booted; those in a gap were never seen,
 *     because their first lines are gone or not yet written
 */
public record NodeMark(
    int log, @Nullable String node, long timeMillis, List<Long> serials, SerialRanges handled) {
  /**
   * A system call has the time at which it began but the serial of when it was logged, so one that
   * was blocked for long comes after the mark with an earlier time and a higher serial. The time is
   * limited, because serials begin anew when a node boots.
   */
  static final long MAX_BLOCKED_MILLIS = 3_600_000;

  /** The maximum difference of the clocks of two hosts. */
  private static final long MAX_AHEAD_MILLIS = 600_000;

  public NodeMark {
    serials = List.copyOf(serials);
  }

  /**
   * Returns true for a time in the future: a wrong clock made it, and earlier events need not have
   * been handled.
   */
  static boolean isAhead(long timeMillis, long nowMillis) {
    return timeMillis - MAX_AHEAD_MILLIS > nowMillis;
  }

  /** Returns the highest serial handled since the node last booted. */
  long highestSerial() {
    return handled.highest();
  }

  /** Returns the event of the mark. */
  EventId last() {
    long serial = serials.isEmpty() ? highestSerial() : serials.get(serials.size() - 1);
    return new EventId(node, timeMillis, serial);
  }

  /** Returns true if, by its stamp, an event of this node was handled already. */
  boolean covers(EventId id) {
    if (id.timeMillis() >= timeMillis) {
      return id.timeMillis() == timeMillis && serials.contains(id.serial());
    }
    return !isNear(id.timeMillis()) || handled.contains(id.serial());
  }

  /** Returns true for a time at which a call may have begun that is logged after the mark. */
  boolean isNear(long otherMillis) {
    return otherMillis >= timeMillis - MAX_BLOCKED_MILLIS;
  }

  /** Returns the same mark for another log. */
  NodeMark of(int other) {
    return new NodeMark(other, node, timeMillis, serials, handled);
  }

  /** Like {@link #covers}, for a mark of one node that is used for events of any. */
  boolean coversAnyNode(EventId id) {
    return Objects.equals(node, id.node()) ? covers(id) : id.timeMillis() < timeMillis;
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeMark that
        && log == that.log
        && Objects.equals(node, that.node)
        && timeMillis == that.timeMillis
        && serials.equals(that.serials)
        && handled.equals(that.handled);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(node) + Long.hashCode(timeMillis);
  }
}
