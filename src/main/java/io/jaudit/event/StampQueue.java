package io.jaudit.event;

import java.util.ArrayDeque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Open events by stamp.
 *
 * <p>Nearly all events begin in stamp order and wait in a plain queue, at a cost that does not
 * depend on how many are open; only stragglers go to a heap.
 */
final class StampQueue {
  private final ArrayDeque<OpenEvent> inOrder = new ArrayDeque<>(256);
  private final PriorityQueue<OpenEvent> stragglers = new PriorityQueue<>();

  void add(OpenEvent event) {
    OpenEvent last = inOrder.peekLast();
    if (last == null || last.compareTo(event) <= 0) {
      inOrder.addLast(event);
    } else {
      stragglers.add(event);
    }
  }

  /** Returns the event with the smallest stamp; null if there is none. */
  @Nullable OpenEvent peek() {
    return stragglerIsFirst() ? stragglers.peek() : inOrder.peekFirst();
  }

  @Nullable OpenEvent poll() {
    return stragglerIsFirst() ? stragglers.poll() : inOrder.pollFirst();
  }

  /** Adds each event to {@code all}, in no order. */
  void addTo(List<OpenEvent> all) {
    all.addAll(inOrder);
    all.addAll(stragglers);
  }

  private boolean stragglerIsFirst() {
    OpenEvent straggler = stragglers.peek();
    OpenEvent next = inOrder.peekFirst();
    return straggler != null && (next == null || straggler.compareTo(next) < 0);
  }
}
