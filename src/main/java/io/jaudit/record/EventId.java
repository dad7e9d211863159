package io.jaudit.record;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an event; a value that all its records share (docs/ausearch-semantics.md §2.3).
 * Immutable.
 *
 * @param node what tells the events of several hosts apart: the name after {@code node=}, one
 *     character per byte; if there is none, {@link #prefixHost} of the host in the text before the
 *     header, such as a syslog header; null if neither is there, which differs from an empty name
 * @param timeMillis log time in milliseconds since the epoch
 * @param serial the number after the colon
 */
public record EventId(@Nullable String node, long timeMillis, long serial)
    implements Comparable<EventId> {
  /** The kernel counts time in nanoseconds of 63 bits (KTIME_SEC_MAX in linux/ktime.h). */
  public static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000_000;

  /** The kernel's serial number is an unsigned int (struct audit_stamp in kernel/audit.h). */
  public static final long MAX_SERIAL = 0xffff_ffffL;

  /** Precedes the name of a host that only a prefix has; no name after {@code node=} has it. */
  private static final char OF_PREFIX = '\0';

  /** Orders by time, then by serial; the node is ignored. */
  public static final Comparator<EventId> BY_STAMP =
      (a, b) -> {
        int byTime = Long.compare(a.timeMillis, b.timeMillis);
        return byTime != 0 ? byTime : Long.compare(a.serial, b.serial);
      };

  /** Returns the node of records whose host only the text before the header names. */
  public static String prefixHost(String host) {
    return OF_PREFIX + host;
  }

  /** Returns the host that only the text before the header names; null if {@code node} is none. */
  public static @Nullable String hostOfPrefix(@Nullable String node) {
    return node == null || node.isEmpty() || node.charAt(0) != OF_PREFIX ? null : node.substring(1);
  }

  /** Returns the name after {@code node=}, which output shows; null if the line has none. */
  public @Nullable String loggedNode() {
    return hostOfPrefix(node) == null ? node : null;
  }

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
    String host = hostOfPrefix(node);
    String name = host == null ? node : host;
    return name == null ? stamp() : name + " " + stamp();
  }
}
