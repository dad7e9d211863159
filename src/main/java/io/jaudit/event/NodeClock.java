package io.jaudit.event;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How far the log time of one node has come, in seconds, and the events that wait for it in an
 * unusual way. Hosts whose clocks differ may share a log, so each has its own.
 *
 * <p>The sets are sorted, as each must give up its first event as well as any event by itself.
 */
final class NodeClock {
  /** The latest second in which an event of this node began. */
  long seconds = Long.MIN_VALUE / 2;

  /** Events of this node not handed out yet; without any the clock may be forgotten. */
  int openEvents;

  /** Open events that began behind their time-out: the next event that is later closes them. */
  final NavigableSet<OpenEvent> late = new TreeSet<>(OpenEvent.BY_STAMP);

  /** Events without an end, of a node that fell silent; they hold back no other node. */
  final NavigableSet<OpenEvent> parked = new TreeSet<>(OpenEvent.BY_STAMP);
}
