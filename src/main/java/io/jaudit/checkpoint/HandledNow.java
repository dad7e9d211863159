package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run has handled, continuing from the last one. Keeps one mark for each node of a log, of
 * the nodes seen last, and little for each event. Not safe for use by several threads.
 */
final class HandledNow {
  /**
   * Maximum number of nodes with marks, so that a log with invented nodes can't fill the heap. If
   * stamps have to decide, all events of a node without one are new: some repeat, none is lost.
   */
  private static final int MAX_NODES = 50_000;

  /** The maximum total length of their names: 160 bytes for each. A host name has at most 64. */
  private static final int MAX_NAME_BYTES = 8_000_000;

  /**
   * Maximum number of ranges of serials of one node; {@link #MAX_ALL_RANGES} limits them in total.
   * If a node has more gaps, the earlier ones count as handled.
   */
  private static final int MAX_RANGES = 1024;

  private static final int MAX_ALL_RANGES = 1 << 17;

  /** Limit of the events remembered because late records may follow; the latest are kept. */
  private static final int MAX_PARTS = 1024;

  /** Limit of the bytes of their text in a checkpoint. */
  private static final int MAX_PARTS_TEXT = 1 << 20;

  private final Checkpoint last;

  private final Map<LogNode, NodeProgress> nodes =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private final Map<LogEvent, HandledPart> parts = new LinkedHashMap<>();

  /** The events that the last run left open and of which this one has seen nothing yet. */
  private final Set<LogEvent> unseen = new HashSet<>();

  private long nameBytes;
  private long partsText;
  private @Nullable NodeProgress lastNode;

  /** True after a checkpoint of ausearch, which handled events that it does not list. */
  private final boolean isAfterOthers;

  HandledNow(Checkpoint last, List<LogLink> logs) {
    this.last = last;
    this.isAfterOthers = last.otherNodes().isPresent();
    for (int log = 0; log < logs.size(); log++) {
      add(log, logs.get(log));
    }
  }

  /** Adds a log, of which nothing was handled yet in this run. */
  void add(int log, LogLink link) {
    List<Integer> continues = link.continues();
    for (NodeMark mark : last.nodes()) {
      if (mark.log() == Checkpoint.ANY_LOG || continues.contains(mark.log())) {
        continueFrom(log, mark);
      }
    }
    for (HandledPart part : last.parts()) {
      if (continues.contains(part.log())) {
        addPart(new HandledPart(log, part.id(), part.hashes()));
      }
    }
    for (OpenEventMark event : last.open()) {
      if (event.log() == Checkpoint.ANY_LOG
          || continues.contains(event.log())
          || link.lost().contains(event.log())) {
        unseen.add(new LogEvent(log, event.id()));
      }
    }
  }

  /** Of several logs that this one may be, the one that was handled least counts. */
  private void continueFrom(int log, NodeMark mark) {
    LogNode key = new LogNode(log, mark.node());
    NodeProgress known = nodes.get(key);
    if (known == null) {
      nameBytes += length(mark.node());
    }
    if (known == null || known.timeMillis() > mark.timeMillis()) {
      nodes.put(key, new NodeProgress(log, mark));
    }
  }

  /** Returns true for an event of which a part was handled before. */
  boolean hasPart(int log, EventId id) {
    return !parts.isEmpty() && parts.containsKey(new LogEvent(log, id));
  }

  /** Remembers an event that was handled before its end was seen. */
  void addPart(HandledPart part) {
    LogEvent key = new LogEvent(part.log(), part.id());
    HandledPart known = parts.remove(key);
    HandledPart all = part;
    if (known != null) {
      List<Long> hashes = new ArrayList<>(known.hashes());
      hashes.addAll(part.hashes());
      all = new HandledPart(part.log(), part.id(), hashes);
      partsText -= text(known);
    }
    parts.put(key, all);
    partsText += text(all);
    Iterator<HandledPart> oldest = parts.values().iterator();
    while (parts.size() > MAX_PARTS || partsText > MAX_PARTS_TEXT) {
      partsText -= text(oldest.next());
      oldest.remove();
    }
  }

  /** Returns about how many bytes of text a part takes; what a node is encoded as may be longer. */
  private static long text(HandledPart part) {
    return 40 + 3L * length(part.id().node()) + 17L * part.hashes().size();
  }

  /**
   * @param isAhead true for an event of the future, whose time does not count
   */
  void handled(int log, EventId id, boolean isAhead) {
    NodeProgress node = lastNode;
    if (node == null || node.log() != log || !Objects.equals(node.node(), id.node())) {
      LogNode key = new LogNode(log, id.node());
      node = nodes.get(key);
      if (node == null) {
        node = new NodeProgress(log, id.node());
        nodes.put(key, node);
        if (isAfterOthers) {
          node.assumeHandled(id.serial());
        }
        nameBytes += length(id.node());
        forgetOldestNodes();
      }
      lastNode = node;
    }
    if (!isAhead) {
      node.handled(id, maxRanges());
    }
    seen(log, id);
  }

  /** Records that an event was seen, whether it was handled or is left open. */
  void seen(int log, EventId id) {
    if (!unseen.isEmpty()) {
      unseen.remove(new LogEvent(log, id));
    }
  }

  private void forgetOldestNodes() {
    Iterator<NodeProgress> oldest = nodes.values().iterator();
    while (nodes.size() > 1 && (nodes.size() > MAX_NODES || nameBytes > MAX_NAME_BYTES)) {
      nameBytes -= length(oldest.next().node());
      oldest.remove();
    }
  }

  private static int length(@Nullable String node) {
    return node == null ? 0 : node.length();
  }

  /** Returns true for an event that the last run left open and of which this one saw nothing. */
  boolean isUnseen(int log, EventId id) {
    return unseen.contains(new LogEvent(log, id));
  }

  /** Returns true if late records of an event are no longer waited for, because it is too old. */
  boolean isOld(int log, EventId id) {
    NodeProgress node = nodes.get(new LogNode(log, id.node()));
    return node != null
        && node.hasHandled()
        && id.timeMillis() < node.timeMillis() - NodeMark.MAX_BLOCKED_MILLIS;
  }

  private int maxRanges() {
    return Math.max(1, Math.min(MAX_RANGES, MAX_ALL_RANGES / Math.max(1, nodes.size())));
  }

  List<NodeMark> marks() {
    List<NodeMark> marks = new ArrayList<>();
    for (NodeProgress node : nodes.values()) {
      if (node.hasHandled()) {
        marks.add(node.mark(maxRanges()));
      }
    }
    return marks;
  }

  List<HandledPart> parts() {
    List<HandledPart> left = new ArrayList<>();
    for (HandledPart part : new ArrayList<>(parts.values())) {
      if (!isOld(part.log(), part.id())) {
        left.add(part);
      }
    }
    return left;
  }
}
