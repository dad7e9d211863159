package io.jaudit.tree;

import io.jaudit.process.Link;
import io.jaudit.process.ProcessNode;
import java.util.ArrayList;
import java.util.Comparator;
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
  }

  /** How many processes it is drawn for. */
  private int size = 1;

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

  /** Draws an equal one together with this one. */
  void fold() {
    size++;
  }

  void sort() {
    if (children.size() > 1) {
      children.sort(ORDER);
    }
  }
}
