package io.jaudit.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an event; a value that all its records share (docs/ausearch-semantics.md §2.3).
 * Immutable.
 *
 * @param node what tells the events of several hosts apart ({@link NodeSource#node}); null if
 *     nothing names the host, which differs from an empty name. For the name, use {@link #nodeName}
 * @param timeMillis log time in milliseconds since the epoch
 * @param serial the number after the colon
 */
public record EventId(@Nullable String node, long timeMillis, long serial)
    implements Comparable<EventId> {
  /** The kernel counts time in nanoseconds of 63 bits (KTIME_SEC_MAX in linux/ktime.h). */
  public static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000_000;

  /** The kernel's serial number is an unsigned int (struct audit_stamp in kernel/audit.h). */
  public static final long MAX_SERIAL = 0xffff_ffffL;

  /** What node is not the name itself has the name after these, and may have more after a NUL. */
  private static final int MARKS = 2;

  /**
   * Returns the name of the host that logged the event, one character a byte, which output shows;
   * null if nothing names it.
   */
  public @Nullable String nodeName() {
    return node == null ? null : nameOf(node);
  }

  /** Returns what named the host; null if nothing did. */
  public @Nullable NodeSource nodeSource() {
    return node == null ? null : NodeSource.of(node);
  }

  /** Returns the name in the {@link #node} of an ID. */
  public static String nameOf(String node) {
    if (NodeSource.of(node) == NodeSource.NODE) {
      return node;
    }
    int end = node.indexOf('\0', MARKS);
    return node.substring(MARKS, end < 0 ? node.length() : end);
  }

  /**
   * Returns true if the record itself names its host, so that its events may continue in the next
   * log; false for a host that is known from the text around the record, or not at all.
   */
  public boolean isNamed() {
    return isNamed(node);
  }

  /** Returns the same as {@link #isNamed()} of an ID with this node. */
  public static boolean isNamed(@Nullable String node) {
    return node != null && NodeSource.of(node).isOfRecord();
  }

  /**
   * Returns true for the {@link #node} of records that name no host, directly or around them: there
   * is none, or the path of the log names it.
   */
  public static boolean isOfLog(@Nullable String node) {
    return node == null || NodeSource.of(node) == NodeSource.PATH;
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

  /** Compares by time, then by serial; the node is ignored. */
  public int compareStamp(EventId that) {
    int byTime = Long.compare(timeMillis, that.timeMillis);
    return byTime != 0 ? byTime : Long.compare(serial, that.serial);
  }

  /**
   * Orders by time, serial and node, so that a hash table stays fast if a log consists of IDs with
   * the same hash. Events are written in the order {@link #compareStamp}.
   */
  @Override
  public int compareTo(EventId that) {
    int byStamp = compareStamp(that);
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
    String name = nodeName();
    return name == null ? stamp() : name + " " + stamp();
  }
}
