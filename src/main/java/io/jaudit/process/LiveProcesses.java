package io.jaudit.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the processes of one host that may still log something. Forgets those that have ended and
 * have no living child, two seconds of log time later, because threads of them may still log
 * something; and, if there are too many, those that were silent for longest. Not safe for use by
 * several threads.
 */
final class LiveProcesses {
  /** Log time in ms for which a process is not forgotten, and for which no number is reused. */
  static final long GRACE = 2000;

  private final @Nullable String node;
  private final int limit;
  private final @Nullable ProcessForest forest;
  private final ProcessMap processes = new ProcessMap();
  private final ArrayDeque<ProcessEntry> ended = new ArrayDeque<>();
  private long now = Long.MIN_VALUE;
  private long forgotten;

  /**
   * @param node the name of the host, one character a byte; null if nothing names it
   * @param limit of the number of processes
   * @param forest keeps processes beyond their end; null if none does
   */
  LiveProcesses(@Nullable String node, int limit, @Nullable ProcessForest forest) {
    this.node = node;
    this.limit = limit;
    this.forest = forest;
  }

  /** Reads the processes that {@link #writeTo} wrote, at the time of the log in ms. */
  void readFrom(TableReader reader, long millis) throws IOException {
    now = millis;
    Map<EntityId, ProcessEntry> byId = new HashMap<>();
    for (int rest = reader.in().readInt(); rest > 0; rest--) {
      ProcessEntry entry = ProcessEntry.read(reader);
      byId.put(entry.id, entry);
      processes.add(entry);
    }
    for (ProcessEntry each : byId.values()) {
      Ancestor parent = each.parent;
      ProcessEntry kept = parent == null || each.hasEnded() ? null : byId.get(parent.id());
      if (kept != null) {
        each.keptParent = kept;
        kept.livingChildren++;
      }
    }
    addEnded(byId.values());
  }

  /** Writes what a later run has to know, in the order of the last signs of life. */
  void writeTo(TableWriter writer) throws IOException {
    writer.out().writeInt(processes.size());
    for (ProcessEntry each = processes.oldest(); each != null; each = each.newer) {
      each.writeTo(writer);
    }
  }

  private void addEnded(Collection<ProcessEntry> entries) {
    List<ProcessEntry> over = new ArrayList<>();
    for (ProcessEntry each : entries) {
      if (each.hasEnded()) {
        over.add(each);
      }
    }
    over.sort(Comparator.comparingLong(each -> each.endMillis));
    ended.addAll(over);
  }

  /** Returns the number of processes. */
  int size() {
    return processes.size();
  }

  /**
   * Returns the bytes that count of the command lines.
   *
   * @param counted programs and ancestors that were counted; those that are counted now are added
   */
  long lineBytes(Set<Object> counted) {
    long bytes = 0;
    for (ProcessEntry each = processes.oldest(); each != null; each = each.newer) {
      bytes += counted.add(each.program) ? CommandLines.excess(each.program) : 0;
      Ancestor above = each.parent;
      while (above != null && counted.add(above)) {
        bytes += counted.add(above.program()) ? CommandLines.excess(above.program()) : 0;
        above = above.next();
      }
    }
    return bytes;
  }

  /** Returns how many processes were forgotten because there were too many. */
  long forgotten() {
    return forgotten;
  }

  /** Returns the time of the newest event, in epoch ms. */
  long now() {
    return now;
  }

  /** Returns the processes by number. */
  ProcessMap byPid() {
    return processes;
  }

  /** Forgets what ended two seconds before {@code millis}, the time of the next event. */
  void advance(long millis) {
    now = Math.max(now, millis);
    forgetEnded();
  }

  /** Forgets all: after a boot, no process is the same, whatever its number. */
  void clear() {
    while (processes.oldest() != null) {
      remove(Objects.requireNonNull(processes.oldest(), "changed meanwhile"));
    }
    ended.clear();
  }

  /** Adds a process that an event shows for the first time. */
  ProcessEntry begin(int pid, ProcessFacts event) {
    ProcessEntry entry = new ProcessEntry(new EntityId(node, pid, event.millis, event.serial));
    entry.node = forest == null ? null : forest.begin(entry.id);
    processes.add(entry);
    while (processes.size() > limit) {
      forgotten++;
      remove(Objects.requireNonNull(processes.oldest(), "a table without entries is not full"));
    }
    return entry;
  }

  /** Keeps a process for as long as a child of it lives. */
  void keep(ProcessEntry parent, ProcessEntry child) {
    leaveParent(child);
    child.keptParent = parent;
    parent.livingChildren++;
  }

  void end(ProcessEntry entry, long millis) {
    if (!entry.hasEnded()) {
      entry.endMillis = millis;
      if (entry.node != null) {
        entry.node.end(millis);
      }
      leaveParent(entry);
      ended.add(entry);
    }
  }

  /** Lets the parent be forgotten after its end. */
  void leaveParent(ProcessEntry entry) {
    ProcessEntry parent = entry.keptParent;
    entry.keptParent = null;
    if (parent != null && --parent.livingChildren == 0 && isOver(parent)) {
      ended.addFirst(parent);
    }
  }

  private boolean isOver(ProcessEntry entry) {
    return entry.hasEnded() && now - entry.endMillis > GRACE;
  }

  private void forgetEnded() {
    ProcessEntry first = ended.peek();
    while (first != null && isOver(first)) {
      ended.remove(); // comes again with its last child, if it has any
      if (first.livingChildren == 0) {
        forget(first);
      }
      first = ended.peek();
    }
  }

  void remove(ProcessEntry entry) {
    leaveParent(entry);
    forget(entry);
  }

  private void forget(ProcessEntry entry) {
    if (processes.remove(entry) && forest != null) {
      forest.forget();
    }
  }
}
