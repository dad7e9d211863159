package io.jaudit.tree;

import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.ProcessImage;
import io.jaudit.tree.ProcessText.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds siblings that would be drawn with the same lines, except for PIDs, times and durations,
 * into the first of them. For use once.
 */
final class Folder {
  private final ProcessText words;

  /** Numbers of what is drawn for a process and for all below it. */
  private final Map<List<Object>, Integer> numbers = new HashMap<>();

  private final IdentityHashMap<Branch, Integer> drawn = new IdentityHashMap<>();

  Folder(ProcessText words) {
    this.words = words;
  }

  void fold(SessionTree tree) {
    Deque<Branch> order = new ArrayDeque<>();
    Deque<Branch> next = new ArrayDeque<>(tree.roots());
    while (!next.isEmpty()) {
      Branch branch = next.pop();
      order.push(branch);
      for (Branch child : branch.children()) {
        next.push(child);
      }
    }
    while (!order.isEmpty()) { // children first
      Branch branch = order.pop();
      fold(branch.children());
      drawn.put(branch, number(branch));
    }
    fold(tree.roots());
  }

  private void fold(List<Branch> siblings) {
    if (siblings.size() < 2) {
      return;
    }
    Map<Integer, Branch> first = new HashMap<>();
    List<Branch> left = new ArrayList<>();
    for (Branch each : siblings) {
      Branch same = first.putIfAbsent(drawn.getOrDefault(each, 0), each);
      if (same == null) {
        left.add(each);
      } else {
        same.fold();
      }
    }
    if (left.size() < siblings.size()) {
      siblings.clear();
      siblings.addAll(left);
    }
  }

  private int number(Branch branch) {
    List<Object> lines = new ArrayList<>();
    lines.add(words.command(branch.process()));
    for (Fact fact : words.facts(branch)) {
      if (!fact.isDuration()) {
        lines.add(fact.text());
      }
    }
    lines.add(branch.isOwn());
    ProcessImage image = branch.process().firstImage();
    for (; image != null && image.next() != null; image = image.next()) {
      lines.add(words.command(image.next()));
    }
    for (EventText event : LinesBelow.events(branch)) {
      lines.add(event.text());
    }
    for (Branch child : branch.children()) {
      lines.add(drawn.getOrDefault(child, 0));
      lines.add(child.size());
    }
    Integer known = numbers.putIfAbsent(lines, numbers.size() + 1);
    return known == null ? numbers.size() : known;
  }
}
