package io.jaudit.tree;

import io.jaudit.process.ProcessNode;
import io.jaudit.record.TimeSpan;
import java.util.Set;

/**
 * Selects processes by their PID, though no event is by them: only a fork, or their children, name
 * them. Immutable.
 *
 * @param pids their numbers; empty to select none
 * @param nodes the hosts that they may be of; empty for all
 * @param times when the first event that shows them may be
 */
public record NamedProcesses(Set<Integer> pids, Set<String> nodes, TimeSpan times) {
  /** Selects none. */
  public static final NamedProcesses NONE = new NamedProcesses(Set.of(), Set.of(), TimeSpan.ALWAYS);

  /** Returns true if it selects none. */
  public boolean isEmpty() {
    return pids.isEmpty();
  }

  boolean contains(ProcessNode process) {
    String host = process.host();
    return pids.contains(process.id().pid())
        && times.contains(process.bornMillis())
        && (nodes.isEmpty() || (host != null && nodes.contains(host)));
  }
}
