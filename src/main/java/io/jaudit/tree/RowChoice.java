package io.jaudit.tree;

import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Chooses which branches a page has room for. What tells least is left out first: branches without
 * a matching event, then those without a failure, then those of one user; and of these the deepest.
 * A branch tells as much as the most that is in it, so what is chosen always hangs together. For
 * use by one thread.
 */
final class RowChoice {
  private static final int HIT = 3;
  private static final int FAILED = 2;
  private static final int OF_ANOTHER = 1;
  private static final int RANKS = 4;
  private static final int DEPTHS = 64;

  /** The groups of branches, by rank and depth, that are shown whole. */
  private int lastGroup = RANKS * DEPTHS;

  /** How many rows of the group after the last one are shown. */
  private long roomInNext;

  /** Makes the choice for {@code most} rows. */
  RowChoice(List<SessionTree> trees, boolean isFiltered, long most) {
    long[] rows = new long[RANKS * DEPTHS];
    for (SessionTree tree : trees) {
      rank(tree, isFiltered, rows);
    }
    long sum = trees.size();
    for (int group = 0; group < rows.length; group++) {
      if (sum + rows[group] > most) {
        lastGroup = group;
        roomInNext = Math.max(0, most - sum);
        return;
      }
      sum += rows[group];
    }
  }

  /** Returns true if a branch is shown; to be asked once for each, those above it first. */
  boolean takes(Branch branch, int depth) {
    int group = group(branch.rank(), depth);
    if (group != lastGroup) {
      return group < lastGroup;
    }
    roomInNext -= rows(branch);
    return roomInNext >= 0;
  }

  private static int group(int rank, int depth) {
    return (RANKS - 1 - rank) * DEPTHS + Math.min(depth, DEPTHS - 1);
  }

  private static void rank(SessionTree tree, boolean isFiltered, long[] rows) {
    Deque<Branch> order = new ArrayDeque<>();
    Deque<Branch> next = new ArrayDeque<>(tree.roots());
    while (!next.isEmpty()) {
      Branch branch = next.pop();
      order.push(branch);
      for (Branch child : branch.children()) {
        next.push(child);
      }
    }
    for (Branch branch : order) { // children first
      int rank = own(branch.process(), isFiltered);
      for (Branch child : branch.children()) {
        rank = Math.max(rank, child.rank());
      }
      branch.rank(rank);
    }
    Deque<Branch> level = new ArrayDeque<>(tree.roots());
    for (int depth = 1; !level.isEmpty(); depth++) {
      Deque<Branch> below = new ArrayDeque<>();
      for (Branch branch : level) {
        rows[group(branch.rank(), depth)] += rows(branch);
        below.addAll(branch.children());
      }
      level = below;
    }
  }

  private static int own(ProcessNode process, boolean isFiltered) {
    if (isFiltered && process.isHit()) {
      return HIT;
    }
    if (ProcessText.hasFailed(process)) {
      return FAILED;
    }
    ProcessImage image = process.firstImage();
    boolean isOfAnother = image != null && image.uid() != -1 && image.uid() != process.parentUid();
    return isOfAnother ? OF_ANOTHER : 0;
  }

  /** Returns how many rows a branch has itself. */
  private static int rows(Branch branch) {
    int rows = 1;
    ProcessImage image = branch.isOwn() ? branch.process().firstImage() : null;
    for (; image != null && image.next() != null; image = image.next()) {
      rows++;
    }
    return rows;
  }
}
