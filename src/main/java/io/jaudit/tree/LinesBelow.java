package io.jaudit.tree;

import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what is drawn below a process, in the order of time. Stateless. */
final class LinesBelow {
  /**
   * A child, or of the process itself the next program or an event.
   *
   * @param branch the child, or the process itself
   * @param before the program before the next one; null for a child and for an event
   * @param event null for a child and for a program
   */
  record Below(Branch branch, @Nullable ProcessImage before, @Nullable EventText event) {}

  private LinesBelow() {}

  /** Returns the children, the next programs and the events that are kept. */
  static List<Below> of(Branch branch) {
    List<Below> all = new ArrayList<>();
    List<Branch> children = branch.children();
    Deque<EventText> events = new ArrayDeque<>(events(branch));
    int child = 0;
    for (ProcessImage image = branch.isOwn() ? branch.process().firstImage() : null;
        image != null && image.next() != null;
        image = image.next()) {
      while (child < children.size() && isBefore(children.get(child).process(), image.next())) {
        addChild(branch, children.get(child++), events, all);
      }
      addEvents(branch, events, image.next(), all);
      all.add(new Below(branch, image, null));
    }
    while (child < children.size()) {
      addChild(branch, children.get(child++), events, all);
    }
    for (EventText event : events) {
      all.add(new Below(branch, null, event));
    }
    return all;
  }

  /** Returns the events of a process that are drawn below it. */
  static List<EventText> events(Branch branch) {
    return branch.isOwn() ? branch.process().events() : Collections.emptyList();
  }

  /** Adds a child after the events that were before it, and after that of its fork. */
  private static void addChild(
      Branch branch, Branch child, Deque<EventText> events, List<Below> all) {
    ProcessNode process = child.process();
    addEvents(branch, events, process.bornMillis(), process.serial() + 1, all);
    all.add(new Below(child, null, null));
  }

  /** Adds the events before that which executed a program. */
  private static void addEvents(
      Branch branch, Deque<EventText> events, ProcessImage next, List<Below> all) {
    if (next.program().execMillis() != 0) {
      addEvents(branch, events, next.program().execMillis(), next.program().execSerial(), all);
    }
  }

  private static void addEvents(
      Branch branch, Deque<EventText> events, long millis, long serial, List<Below> all) {
    EventText first = events.peek();
    while (first != null
        && (first.millis() < millis || (first.millis() == millis && first.serial() < serial))) {
      all.add(new Below(branch, null, events.remove()));
      first = events.peek();
    }
  }

  /** Returns true if a child is known to have begun before a program. */
  private static boolean isBefore(ProcessNode child, ProcessImage image) {
    long millis = image.program().execMillis();
    if (millis == 0) {
      return false;
    }
    return child.bornMillis() < millis
        || (child.bornMillis() == millis && child.serial() < image.program().execSerial());
  }
}
