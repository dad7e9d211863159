package io.jaudit.tree;

import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the processes of a login session of a host, and those above them; or those without a
 * session. Not safe for use by several threads.
 */
final class SessionTree {
  private final @Nullable String host;
  private final @Nullable LoginSession session;
  private final IdentityHashMap<ProcessNode, Branch> branches = new IdentityHashMap<>();
  private final List<Branch> roots = new ArrayList<>();
  private @Nullable Branch first;
  private int size;

  SessionTree(@Nullable String host, @Nullable LoginSession session) {
    this.host = host;
    this.session = session;
  }

  @Nullable String host() {
    return host;
  }

  /** Returns the session; null for the processes without one. */
  @Nullable LoginSession session() {
    return session;
  }

  List<Branch> roots() {
    return roots;
  }

  /** Returns the number of processes of the session itself. */
  int size() {
    return size;
  }

  /** Returns the one of them that began first; null before {@link #sort}. */
  @Nullable Branch first() {
    return first;
  }

  @Nullable Branch get(ProcessNode process) {
    return branches.get(process);
  }

  /** Adds a process that is not in the tree, below a parent that is. */
  Branch add(ProcessNode process, @Nullable Branch parent, boolean isOwn) {
    Branch branch = new Branch(process, parent, isOwn);
    branches.put(process, branch);
    if (parent == null) {
      roots.add(branch);
    } else {
      parent.add(branch);
    }
    size += isOwn ? 1 : 0;
    return branch;
  }

  void sort() {
    roots.sort(Branch.ORDER);
    for (Branch branch : branches.values()) {
      branch.sort();
      if (branch.isOwn() && (first == null || Branch.ORDER.compare(branch, first) < 0)) {
        first = branch;
      }
    }
  }

  /** Returns all processes of the tree, in no order. */
  Iterable<Branch> all() {
    return branches.values();
  }
}
