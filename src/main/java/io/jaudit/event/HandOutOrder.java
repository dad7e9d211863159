package io.jaudit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Open events in the order in which they are handed out: by stamp, except for those that must hold
 * back no other event.
 *
 * <p>Uses only the ends of a queue, so the cost does not depend on how many events are open; the
 * rare ones that are late or wait for a silent node are in sorted sets.
 */
final class HandOutOrder {
  private final StampQueue queue = new StampQueue();

  /** Events that wait for the records of a silent node. */
  private final NavigableSet<OpenEvent> parked = new TreeSet<>();

  /** The late events of nodes that are read newest first. */
  private final NavigableSet<OpenEvent> backwards = new TreeSet<>();

  void add(OpenEvent event) {
    if (event.isBackwards()) {
      backwards.add(event);
    } else {
      queue.add(event);
    }
  }

  /** Returns the first event that holds back the others; null if there is none. */
  @Nullable OpenEvent peek() {
    return queue.peek();
  }

  /** Removes what {@link #peek} returns. */
  @Nullable OpenEvent poll() {
    return queue.poll();
  }

  /** Lets others pass an event that was first. */
  void park(OpenEvent event) {
    event.node.parked.add(event);
    parked.add(event);
  }

  boolean isParked(OpenEvent event) {
    return event.node.parked.contains(event);
  }

  /** Undoes {@link #park}. */
  void unpark(OpenEvent event) {
    event.node.parked.remove(event);
    parked.remove(event);
    queue.add(event);
  }

  void unparkAll() {
    while (!parked.isEmpty()) {
      unpark(parked.first());
    }
  }

  /** Removes an event of a node that is read newest first. */
  void removeBackwards(OpenEvent event) {
    backwards.remove(event);
  }

  /**
   * Removes the event that should come out next if none may wait any longer; null if there is none.
   */
  @Nullable OpenEvent pollAny() {
    OpenEvent queued = queue.peek();
    if (!parked.isEmpty() && (queued == null || parked.first().compareTo(queued) < 0)) {
      unpark(parked.first());
    }
    OpenEvent next = queue.poll();
    return next != null ? next : backwards.pollLast();
  }

  /** Returns all events, in no order. */
  List<OpenEvent> all() {
    List<OpenEvent> all = new ArrayList<>(parked);
    queue.addTo(all);
    all.addAll(backwards);
    return all;
  }
}
