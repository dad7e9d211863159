package io.jaudit.tree;

import io.jaudit.process.Link;
import io.jaudit.process.ProcessNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process in the tree of a session. Not safe for use by several threads. */
final class Branch {
  /** In the order of time. */
  static final Comparator<ProcessNode> BY_TIME =
      Comparator.comparingLong(ProcessNode::bornMillis)
          .thenComparingLong(ProcessNode::serial)
          .thenComparingInt(each -> each.id().pid());

  /** In the order of time. */
  static final Comparator<Branch> ORDER = Comparator.comparing(Branch::process, BY_TIME);

  private final ProcessNode process;
  private final @Nullable Branch parent;

  /** False if the process is only there because it is above others. */
  private final boolean isOwn;

  /** Most processes have none. */
  private List<Branch> children = List.of();

  private long firstHash;
  private long secondHash;

  Branch(ProcessNode process, @Nullable Branch parent, boolean isOwn) {
    this.process = process;
    this.parent = parent;
    this.isOwn = isOwn;
    this.lastMillis = process.hasEnded() ? process.endMillis() : process.bornMillis();
  }

  /** How many processes it is drawn for. */
  private int size = 1;

  private byte rank;
  private long lastMillis;

  ProcessNode process() {
    return process;
  }

  List<Branch> children() {
    return children;
  }

  void add(Branch child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(1);
    }
    children.add(child);
  }

  /** Sets the hash of what is drawn for it and for all below it. */
  void drawn(LineHash hash) {
    firstHash = hash.first();
    secondHash = hash.second();
  }

  long firstHash() {
    return firstHash;
  }

  long secondHash() {
    return secondHash;
  }

  boolean isOwn() {
    return isOwn;
  }

  /** Returns true if nothing but its number is known. */
  boolean isUnseen() {
    return process.link() == Link.UNSEEN;
  }

  /** Returns true if no known process is shown above it. */
  boolean isTop() {
    return parent == null || parent.isUnseen();
  }

  int size() {
    return size;
  }

  /** Returns how many processes it is drawn for, together with all below it. */
  int sizeWithBelow() {
    int sum = 0;
    Deque<Branch> next = new ArrayDeque<>(List.of(this));
    Deque<Integer> times = new ArrayDeque<>(List.of(1)); // what is folded has as many below it
    while (!next.isEmpty()) {
      Branch each = next.pop();
      int count = times.pop() * each.size;
      sum += each.isOwn ? count : 0;
      for (Branch child : each.children) {
        next.push(child);
        times.push(count);
      }
    }
    return sum;
  }

  /** Returns how much it tells, if a page has not room for all; 0 at first. */
  int rank() {
    return rank;
  }

  void rank(int value) {
    rank = (byte) value;
  }

  /** Draws an equal one, which comes after it, together with this one. */
  void fold(Branch equal) {
    size++;
    lastMillis = Math.max(lastMillis, equal.lastMillis);
  }

  /** Returns when the last of the processes that it is drawn for ended, or else began. */
  long lastMillis() {
    return lastMillis;
  }

  void sort() {
    if (children.size() > 1) {
      children.sort(ORDER);
    }
  }
}
