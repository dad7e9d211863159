package io.jaudit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How far the log time of one node has come, in seconds, and the events that wait for it in an
 * unusual way. Hosts whose clocks differ may share a log, so each has its own.
 */
final class NodeClock {
  /** The latest second in which an event of this node began. */
  long seconds = Long.MIN_VALUE / 2;

  /** Open events that began behind their time-out: the next event that is later closes them. */
  final PriorityQueue<OpenEvent> late = new PriorityQueue<>(OpenEvent.BY_STAMP);

  /** Events without an end, of a node that fell silent; they hold back no other node. */
  final List<OpenEvent> parked = new ArrayList<>(0);
}
