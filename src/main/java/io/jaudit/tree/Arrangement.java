package io.jaudit.tree;

import io.jaudit.process.Link;
import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessNode;
import io.jaudit.tree.TreeSettings.Failures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the processes of a forest that are shown, and puts them into one tree for each session.
 *
 * <p>A process is in the tree of its session. If its parent is in another session, or in none, the
 * processes above it are repeated there, so that each tree tells where its session came from. For
 * use once.
 */
final class Arrangement {
  private record Session(@Nullable String host, @Nullable LoginSession login) {}

  private final ProcessForest forest;
  private final TreeSettings settings;
  private final Map<Session, SessionTree> trees = new LinkedHashMap<>();
  private final Set<ProcessNode> parents = Collections.newSetFromMap(new IdentityHashMap<>());

  /** How many levels each process is below one with a matching event, as far as is known. */
  private final IdentityHashMap<ProcessNode, Integer> levels = new IdentityHashMap<>();

  private final Set<ProcessNode> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Those that would be shown if only failures were not wanted. */
  private final Set<ProcessNode> unfailed = Collections.newSetFromMap(new IdentityHashMap<>());

  Arrangement(ProcessForest forest, TreeSettings settings) {
    this.forest = forest;
    this.settings = settings;
  }

  /** Returns the trees in the order of time; those without a session are last. */
  List<SessionTree> trees() {
    hitNamed();
    cutCircles();
    for (ProcessNode process : forest.processes()) {
      if (process.parent() != null) {
        parents.add(process.parent());
      }
    }
    for (ProcessNode process : forest.processes()) {
      if (isProcess(process) && isSelected(process)) {
        if (settings.failures() == Failures.ONLY && !ProcessText.hasFailed(process)) {
          unfailed.add(process);
        } else {
          add(process);
        }
      }
    }
    addUnseen();
    List<SessionTree> sorted = new ArrayList<>(trees.values());
    for (SessionTree tree : sorted) {
      tree.sort();
      for (Branch branch : tree.all()) {
        hidden.remove(branch.process());
        unfailed.remove(branch.process());
      }
    }
    sorted.removeIf(tree -> tree.first() == null);
    sorted.sort(
        Comparator.<SessionTree, Boolean>comparing(tree -> tree.session() == null)
            .thenComparing(SessionTree::first, Branch.ORDER));
    return sorted;
  }

  /** Returns the number of processes above and below those shown that are not, as was asked for. */
  int hidden() {
    int count = 0;
    for (ProcessNode process : hidden) {
      count += process.link() == Link.UNSEEN ? 0 : 1;
    }
    return count;
  }

  /** Returns the number of processes that are not shown because they did not fail. */
  int unfailed() {
    return unfailed.size();
  }

  private void hitNamed() {
    if (settings.named().isEmpty()) {
      return;
    }
    for (ProcessNode process : forest.processes()) {
      if (settings.named().contains(process)) {
        forest.hit(process);
      }
    }
  }

  /** Adds the processes that are hit though they are known only as parents, if none below is. */
  private void addUnseen() {
    for (ProcessNode process : forest.processes()) {
      boolean isUnseenHit = process.link() == Link.UNSEEN && process.isHit();
      if (isUnseenHit && settings.failures() != Failures.ONLY && !isInTree(process)) {
        add(process);
      }
    }
  }

  private boolean isInTree(ProcessNode process) {
    for (SessionTree tree : trees.values()) {
      if (tree.get(process) != null) {
        return true;
      }
    }
    return false;
  }

  /** Records of forks that contradict each other could make a process its own ancestor. */
  private void cutCircles() {
    Set<ProcessNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ProcessNode process : forest.processes()) {
      if (process.parent() == null) {
        continue;
      }
      Set<ProcessNode> path = Collections.newSetFromMap(new IdentityHashMap<>());
      ProcessNode each = process;
      while (each != null && !done.contains(each) && path.add(each)) {
        ProcessNode parent = each.parent();
        if (parent != null && path.contains(parent)) {
          each.cutFromParent();
        }
        each = each.parent();
      }
      done.addAll(path);
    }
  }

  private boolean isProcess(ProcessNode process) {
    boolean isThread = process.mayBeThread() && !parents.contains(process) && !process.isHit();
    return process.link() != Link.UNSEEN && !isThread;
  }

  private boolean isSelected(ProcessNode process) {
    if (!settings.isFiltered() || process.isHit()) {
      return true;
    }
    int level = levelBelowHit(process);
    if (level > settings.down() && level < TreeSettings.UNLIMITED) {
      hidden.add(process);
    }
    return level <= settings.down() && level < TreeSettings.UNLIMITED;
  }

  /** Returns how far a process is below the nearest one with a matching event. */
  private int levelBelowHit(ProcessNode process) {
    Deque<ProcessNode> path = new ArrayDeque<>();
    ProcessNode each = process;
    while (each != null && !each.isHit() && !levels.containsKey(each)) {
      path.push(each);
      each = each.parent();
    }
    int level = each == null ? TreeSettings.UNLIMITED : each.isHit() ? 0 : levels.get(each);
    while (!path.isEmpty()) {
      level = level == TreeSettings.UNLIMITED ? level : level + 1;
      levels.put(path.pop(), level);
    }
    return level;
  }

  /** Adds a process to the tree of its session, and those above it that are not there yet. */
  private void add(ProcessNode process) {
    Session session = new Session(process.host(), process.session());
    SessionTree tree =
        trees.computeIfAbsent(session, key -> new SessionTree(key.host(), key.login()));
    Deque<ProcessNode> path = new ArrayDeque<>();
    ProcessNode each = process;
    for (int up = 0; each != null && tree.get(each) == null; up++) {
      if (up > 0 && isAbove(process, each, up)) {
        hide(each);
        break;
      }
      path.push(each);
      each = each.parent();
    }
    Branch parent = each == null ? null : tree.get(each);
    while (!path.isEmpty()) {
      ProcessNode next = path.pop();
      parent = tree.add(next, parent, isOwn(next, session));
    }
  }

  /** Returns true if a process is farther above one that is shown than was asked for. */
  private boolean isAbove(ProcessNode shown, ProcessNode each, int up) {
    int below = shown.isHit() || !settings.isFiltered() ? 0 : levelBelowHit(shown);
    return !each.isHit() && (long) up - below > settings.up();
  }

  private void hide(ProcessNode process) {
    ProcessNode each = process;
    while (each != null && hidden.add(each)) {
      each = each.parent();
    }
  }

  private static boolean isOwn(ProcessNode process, Session session) {
    return (process.link() != Link.UNSEEN || process.isHit())
        && new Session(process.host(), process.session()).equals(session);
  }
}
