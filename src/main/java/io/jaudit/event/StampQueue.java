package io.jaudit.event;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Open events by stamp.
 *
 * <p>Nearly all events begin in stamp order and wait in a plain queue, at a cost that does not
 * depend on how many are open; only stragglers go to a heap.
 */
final class StampQueue {
  private final ArrayDeque<OpenEvent> inOrder = new ArrayDeque<>(256);
  private final PriorityQueue<OpenEvent> stragglers = new PriorityQueue<>(OpenEvent.BY_STAMP);

  void add(OpenEvent event) {
    OpenEvent last = inOrder.peekLast();
    if (last == null || OpenEvent.BY_STAMP.compare(last, event) <= 0) {
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

  /** Passes each event to {@code action}, in no order. */
  void forEach(Consumer<OpenEvent> action) {
    inOrder.forEach(action);
    stragglers.forEach(action);
  }

  private boolean stragglerIsFirst() {
    OpenEvent straggler = stragglers.peek();
    OpenEvent next = inOrder.peekFirst();
    return straggler != null && (next == null || OpenEvent.BY_STAMP.compare(straggler, next) < 0);
  }
}
