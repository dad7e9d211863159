package io.jaudit.tree;

import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.ProcessImage;
import io.jaudit.tree.ProcessText.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds siblings that would be drawn with the same lines, except for PIDs, times and durations,
 * into the first of them. For use once.
 */
final class Folder {
  private final ProcessText words;

  /** Comes after the last of several texts; no text has this length. */
  private static final long END = -1;

  private final LineHash hash = new LineHash();

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
      branch.drawn(hashOf(branch));
    }
    fold(tree.roots());
  }

  private void fold(List<Branch> siblings) {
    if (siblings.size() < 2) {
      return;
    }
    Map<Long, Branch> first = new HashMap<>();
    List<Branch> left = new ArrayList<>();
    for (Branch each : siblings) {
      Branch same = first.putIfAbsent(each.firstHash(), each);
      if (same == null || same.secondHash() != each.secondHash()) {
        left.add(each);
      } else {
        same.fold(each);
      }
    }
    if (left.size() < siblings.size()) {
      siblings.clear();
      siblings.addAll(left);
    }
  }

  /** Returns the hash of what is drawn for a process and for all below it. */
  private LineHash hashOf(Branch branch) {
    LineHash lines = hash.begin();
    lines.add(words.command(branch.process()));
    for (Fact fact : words.facts(branch)) {
      if (!fact.isDuration()) {
        lines.add(fact.text());
      }
    }
    lines.add(END).add(branch.isOwn() ? 1 : 0);
    ProcessImage image = branch.process().firstImage();
    for (; image != null && image.next() != null; image = image.next()) {
      lines.add(words.command(image.next()));
    }
    lines.add(END);
    for (EventText event : LinesBelow.events(branch)) {
      lines.add(event.text());
    }
    lines.add(END);
    for (Branch child : branch.children()) {
      lines.add(child.firstHash()).add(child.secondHash()).add(child.size());
    }
    return lines;
  }
}
