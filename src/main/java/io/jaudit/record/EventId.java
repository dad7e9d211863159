package io.jaudit.record;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all records of an event share (docs/ausearch-semantics.md §2.3).
 *
 * @param node the name after {@code node=}, one character a byte; null where the line has none,
 *     which is not the same as an empty name
 * @param timeMillis log time in ms since the epoch
 * @param serial the number after the colon
 */
public record EventId(@Nullable String node, long timeMillis, long serial)
    implements Comparable<EventId> {
  /** By time, then by serial; the node plays no part. */
  public static final Comparator<EventId> BY_STAMP =
      (a, b) -> {
        int byTime = Long.compare(a.timeMillis, b.timeMillis);
        return byTime != 0 ? byTime : Long.compare(a.serial, b.serial);
      };

  /** Whole seconds of log time, as ausearch's timers count. */
  public long seconds() {
    return Math.floorDiv(timeMillis, 1000L);
  }

  /** {@code SEC.MMM:SERIAL}, as in the log. */
  public String stamp() {
    String millis = Long.toString(1000 + Math.floorMod(timeMillis, 1000L));
    return seconds() + "." + millis.substring(1) + ":" + serial;
  }

  // Spelled out: the generated methods of a record start through invokedynamic, which costs time at
  // every start of the program, and this is the key of the assembler's map.
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this // as with nearly all records that follow each other
        || (other instanceof EventId that
            && timeMillis == that.timeMillis
            && serial == that.serial
            && Objects.equals(node, that.node));
  }

  /**
   * By time, serial and node, so that a hash table stays quick when a log is made of ids with the
   * same hash. {@link #BY_STAMP} is the order in which events come out.
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
