package io.jaudit.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes which event IDs are wanted, as data. Immutable. */
public final class EventIdPattern {
  private enum NodeRule {
    ANY,
    SAME
  }

  private final NodeRule nodeRule;
  private final @Nullable String node;
  private final @Nullable Long timeMillis;
  private final @Nullable Long serial;

  private EventIdPattern(
      NodeRule nodeRule, @Nullable String node, @Nullable Long timeMillis, @Nullable Long serial) {
    this.nodeRule = nodeRule;
    this.node = node;
    this.timeMillis = timeMillis;
    this.serial = serial;
  }

  /** Returns the pattern of a serial number, at any time and on any node. */
  public static EventIdPattern serial(long serial) {
    return new EventIdPattern(NodeRule.ANY, null, null, serial);
  }

  /**
   * Returns the pattern of a stamp, on any node.
   *
   * @param timeMillis log time in milliseconds since the epoch
   */
  public static EventIdPattern stamp(long timeMillis, long serial) {
    return new EventIdPattern(NodeRule.ANY, null, timeMillis, serial);
  }

  /** Returns the pattern of exactly this id; without a node, only an id without one matches. */
  public static EventIdPattern exactly(EventId id) {
    return new EventIdPattern(NodeRule.SAME, id.nodeName(), id.timeMillis(), id.serial());
  }

  /**
   * Returns the pattern of every id of a node.
   *
   * @param node the whole name, one character a byte
   */
  public static EventIdPattern node(String node) {
    return new EventIdPattern(NodeRule.SAME, node, null, null);
  }

  /** Returns true if {@code id} is wanted. */
  public boolean matches(EventId id) {
    return (serial == null || serial == id.serial())
        && (timeMillis == null || timeMillis == id.timeMillis())
        && (nodeRule == NodeRule.ANY || Objects.equals(node, id.nodeName()));
  }
}
