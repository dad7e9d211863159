package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of all threads. Bounded: what belongs to further groups is counted together. Safe for
 * use by several threads.
 */
final class Groups {
  /** About how much a group takes in addition to twice its values, in bytes. */
  private static final int OVERHEAD = 250;

  private final int most;
  private final long maxBytes;
  private final Map<ByteSlice, Group> groups = new HashMap<>();
  private @Nullable Group more;
  private long bytes;

  /**
   * @param most the number of groups
   * @param maxBytes about how much heap they may take
   */
  Groups(int most, long maxBytes) {
    this.most = most;
    this.maxBytes = maxBytes;
  }

  /** Adds groups that were counted by one thread. */
  synchronized void add(Map<ByteSlice, Group> counted) {
    for (Map.Entry<ByteSlice, Group> entry : counted.entrySet()) {
      Group other = entry.getValue();
      Group group = groups.get(entry.getKey());
      if (group != null) {
        group.add(other);
        group.found(other.sources());
      } else if (groups.size() < most && bytes < maxBytes) {
        groups.put(entry.getKey(), other);
        bytes += OVERHEAD + 2L * entry.getKey().length();
      } else {
        more = more == null ? new Group(List.of()) : more;
        more.add(other);
      }
    }
  }

  /** Returns all groups, in no order. */
  synchronized List<Group> all() {
    return new ArrayList<>(groups.values());
  }

  /** Returns the events of the groups beyond the limit, counted for each; null without any. */
  synchronized @Nullable Group more() {
    return more;
  }
}
