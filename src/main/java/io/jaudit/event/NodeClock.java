package io.jaudit.event;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The log time that one node has reached, in seconds, and the events that wait for it in an unusual
 * way. Hosts whose clocks differ may share a log, so each node has its own clock.
 *
 * <p>The sets are sorted, because both the first event and any other one are removed.
 */
final class NodeClock {
  /** The latest second in which an event of this node began. */
  long seconds = Long.MIN_VALUE / 2;

  /** The number of events not handed out yet; a clock without any may be forgotten. */
  int openEvents;

  /** True while the log of this node is read from its newest event to its oldest. */
  boolean newestFirst;

  /** Open events that began after their timeout: the next event that is later closes them. */
  final NavigableSet<OpenEvent> late = new TreeSet<>();

  /** Events without an end, of a node that fell silent; they hold back no other node. */
  final NavigableSet<OpenEvent> parked = new TreeSet<>();

  /** Returns true if an event began so long before the latest one that it should be complete. */
  boolean isPast(long eventSeconds, int timeout) {
    return seconds >= eventSeconds + timeout;
  }
}
