package io.jaudit.event;

import io.jaudit.record.EventId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of all nodes. From time to time, those of nodes without an open event are forgotten,
 * so that a log with many nodes can't fill the heap.
 */
final class NodeClocks {
  private static final int MIN_LIMIT = 4096;

  /** A line may consist mostly of the name of its node, so the names count, too. */
  private static final long MIN_NAMES_LIMIT = 4 << 20;

  private final Map<@Nullable String, NodeClock> clocks = new HashMap<>();

  /** Of records without a name; most logs have no others. */
  private @Nullable NodeClock unnamed;

  private int limit = MIN_LIMIT;
  private long namesLimit = MIN_NAMES_LIMIT;
  private long nameBytes;

  /** Returns the clock of a node; null is the node of records without a name. */
  NodeClock of(@Nullable String node) {
    NodeClock known = unnamed;
    if (node == null && known != null) {
      return known;
    }
    NodeClock clock = clocks.get(node);
    if (clock == null) {
      if (clocks.size() >= limit || nameBytes >= namesLimit) {
        forgetIdle();
      }
      clock = new NodeClock();
      clocks.put(node, clock);
      nameBytes += length(node);
    }
    if (node == null) {
      unnamed = clock;
    }
    return clock;
  }

  /** Returns the nodes whose clocks are known. */
  Set<@Nullable String> nodes() {
    return Collections.unmodifiableSet(clocks.keySet());
  }

  /** Has the records without {@code node=} begin with new clocks. */
  void restartUnnamed() {
    clocks.keySet().removeIf(node -> !EventId.isNamed(node));
    unnamed = null;
  }

  private void forgetIdle() {
    clocks.values().removeIf(idle -> idle.openEvents == 0);
    unnamed = null;
    nameBytes = 0;
    for (String node : clocks.keySet()) {
      nameBytes += length(node);
    }
    limit = Math.max(MIN_LIMIT, 2 * clocks.size());
    namesLimit = Math.max(MIN_NAMES_LIMIT, 2 * nameBytes);
  }

  private static int length(@Nullable String node) {
    return node == null ? 0 : node.length();
  }
}
