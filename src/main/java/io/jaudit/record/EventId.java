package io.jaudit.record;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an event; a value that all its records share (docs/ausearch-semantics.md §2.3).
 * Immutable.
 *
 * @param node the name after {@code node=}, one character per byte; null if the line has none,
 *     which differs from an empty name
 * @param timeMillis log time in milliseconds since the epoch
 * @param serial the number after the colon
 */
public record EventId(@Nullable String node, long timeMillis, long serial)
    implements Comparable<EventId> {
  /** The kernel counts time in nanoseconds of 63 bits (KTIME_SEC_MAX in linux/ktime.h). */
  public static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000_000;

  /** The kernel's serial number is an unsigned int (struct audit_stamp in kernel/audit.h). */
  public static final long MAX_SERIAL = 0xffff_ffffL;

  /** Orders by time, then by serial; the node is ignored. */
  public static final Comparator<EventId> BY_STAMP =
      (a, b) -> {
        int byTime = Long.compare(a.timeMillis, b.timeMillis);
        return byTime != 0 ? byTime : Long.compare(a.serial, b.serial);
      };

  /** Returns whole seconds of log time, the unit of ausearch's timeouts. */
  public long seconds() {
    return Math.floorDiv(timeMillis, 1000L);
  }

  /** Returns {@code SEC.MMM:SERIAL}, as in the log. */
  public String stamp() {
    String millis = Long.toString(1000 + Math.floorMod(timeMillis, 1000L));
    return seconds() + "." + millis.substring(1) + ":" + serial;
  }

  // Written out, because the generated methods of a record use invokedynamic, which costs time at
  // every start, and this is the key of the assembler's map.
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this // as for almost all consecutive records
        || (other instanceof EventId that
            && timeMillis == that.timeMillis
            && serial == that.serial
            && Objects.equals(node, that.node));
  }

  /**
   * Orders by time, serial and node, so that a hash table stays fast if a log consists of IDs with
   * the same hash. Events are written in the order {@link #BY_STAMP}.
   */
  @Override
  public int compareTo(EventId that) {
    int byStamp = BY_STAMP.compare(this, that);
    if (byStamp != 0 || Objects.equals(node, that.node)) {
      return byStamp;
    }
    return node == null ? -1 : that.node == null ? 1 : node.compareTo(that.node);
  }

  @Override
  public int hashCode() {
    int hash = Long.hashCode(serial * 31 + timeMillis);
    return node == null ? hash : hash * 31 + node.hashCode();
  }

  @Override
  public String toString() {
    return node == null ? stamp() : node + " " + stamp();
  }
}
