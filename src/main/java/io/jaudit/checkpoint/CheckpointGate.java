package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of one run is new, and remembers what was handled. Whether an event matched or was
 * printed plays no part.
 *
 * <p>Positions are {@link LogPosition}s whose source is an index into {@link ReadPlan#stretches}.
 * Where files were found again, lines decide ({@link #isHandled}), and every event made of what is
 * left is new; else stamps do ({@link #isNew}). Keeps one mark a node, of the nodes met last, and
 * nothing per event. Not safe for use by several threads.
 */
public final class CheckpointGate {
  /**
   * So many nodes have marks at most, that a log which makes them up can't fill the heap. Where
   * stamps have to decide, all events of a node without one are new: some are repeated, none lost.
   */
  private static final int MAX_NODES = 50_000;

  /** And so many bytes of their names: 160 for each of them. A host's is 64 at most. */
  private static final int MAX_NAME_BYTES = 8_000_000;

  private final Checkpoint last;
  private final ReadPlan backlog;
  private final long nowMillis;

  /** For each stretch, the byte before which all lines but the open ones were handled. */
  private final long[] handledTo;

  private final Set<Long> openLines = new HashSet<>();
  private final boolean stampsCount;
  private final Set<EventId> openEvents = new HashSet<>();
  private final Map<@Nullable String, NodeMark> marks = new HashMap<>();
  private final Map<@Nullable String, NodeProgress> nodes =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private long nameBytes;
  private @Nullable NodeProgress lastNode;
  private @Nullable EventId lastId;
  private @Nullable RecordType lastType;

  /**
   * @param last the checkpoint of the last run, or {@link Checkpoint#NONE}
   * @param backlog what {@link CheckpointLocator} made of it
   * @param nowMillis the present, in ms since the epoch
   */
  public CheckpointGate(Checkpoint last, ReadPlan backlog, long nowMillis) {
    this.last = last;
    this.backlog = backlog;
    this.nowMillis = nowMillis;
    this.handledTo = new long[backlog.stretches().size()];
    boolean byStamp = false;
    for (int i = 0; i < handledTo.length; i++) {
      ReadSpan stretch = backlog.stretches().get(i);
      byStamp |= stretch.newBy() == ReadSpan.NewBy.STAMP;
      if (stretch.mark().isPresent()) {
        addHandled(i, stretch.mark().getAsInt());
      }
    }
    for (NodeMark mark : last.nodes()) {
      marks.put(mark.node(), mark);
      nodes.put(mark.node(), new NodeProgress(mark));
      nameBytes += length(mark.node());
    }
    last.open().forEach(event -> openEvents.add(event.id()));
    this.stampsCount = byStamp && (!marks.isEmpty() || last.otherNodes().isPresent());
  }

  private void addHandled(int stretch, int file) {
    handledTo[stretch] = last.files().get(file).readTo();
    for (OpenEventMark event : last.open()) {
      for (long position : event.positions()) {
        if (LogPosition.source(position) == file) {
          openLines.add(LogPosition.of(stretch, LogPosition.offset(position)));
        }
      }
    }
  }

  /**
   * True where the last run was done with the line at {@code position}: it must not reach the
   * assembler, nor be reported again if it is no record.
   */
  public boolean isHandled(long position) {
    return LogPosition.offset(position) < handledTo[LogPosition.source(position)]
        && !openLines.contains(position);
  }

  /** The byte of a stretch from which on the last run was done with no line; 0 in a new file. */
  public long handledTo(int stretch) {
    return handledTo[stretch];
  }

  /**
   * True where nothing of the source at or behind {@code position} was handled, whatever its stamp.
   */
  public boolean isAllNewFrom(long position) {
    return !stampsCount && LogPosition.offset(position) >= handledTo[LogPosition.source(position)];
  }

  /** True for an event, made of lines that were not handled, that the last run had not handled. */
  public boolean isNew(AuditEvent event) {
    if (!stampsCount) {
      return true;
    }
    EventId id = event.id();
    return !isCovered(id) || openEvents.contains(id) || !isByStamp(event);
  }

  /** True where the last run had handled an event of this id, by its stamp. */
  public boolean isCovered(EventId id) {
    NodeMark mark = marks.get(id.node());
    return mark != null
        ? mark.covers(id)
        : last.otherNodes().isPresent() && last.otherNodes().get().coversAnyNode(id);
  }

  private boolean isByStamp(AuditEvent event) {
    for (int i = 0; i < event.records().size(); i++) {
      int source = LogPosition.source(event.records().get(i).position());
      if (backlog.stretches().get(source).newBy() != ReadSpan.NewBy.STAMP) {
        return false;
      }
    }
    return true;
  }

  /** True for an event of the future: the clock that stamped it was wrong. */
  public boolean isAhead(EventId id) {
    return NodeMark.isAhead(id.timeMillis(), nowMillis);
  }

  /** Takes note that a new event was dealt with, whether or not it was printed. */
  public void handled(AuditEvent event) {
    handled(event.id(), event.type());
  }

  /** As {@link #handled(AuditEvent)}, of the event with this id and type. */
  public void handled(EventId id, RecordType type) {
    NodeProgress node = lastNode;
    if (node == null || lastId == null || !Objects.equals(lastId.node(), id.node())) {
      node = nodes.get(id.node());
      if (node == null) {
        node = new NodeProgress(id.node());
        nodes.put(id.node(), node);
        nameBytes += length(id.node());
        forgetOldestNodes();
      }
      lastNode = node;
    }
    if (!isAhead(id)) {
      node.handled(id);
    }
    lastId = id;
    lastType = type;
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

  /**
   * The checkpoint for the next run; reads the first bytes of the files once more.
   *
   * @param open the events not handled, such as the assembler's at its end
   * @param readTo for each stretch that was begun, from the first on, the byte up to which its
   *     lines were read, behind an LF: the unfinished last line of the newest file of a log is left
   *     to the next run. Stretches behind these were not begun
   * @param unread the stretches that could not be read to their end, which the next run tries again
   */
  public Checkpoint next(List<AuditEvent> open, List<Long> readTo, Set<Integer> unread) {
    NextCheckpoint next = new NextCheckpoint(last, backlog, readTo, unread);
    EventId id = lastId;
    RecordType type = lastType;
    if (id != null && type != null) {
      next.lastEvent(new LastEvent(id, type.number()));
    }
    return next.with(newOf(open), marks());
  }

  /** What is left of an event that was handled, where stamps decide, waits for nothing. */
  private List<AuditEvent> newOf(List<AuditEvent> open) {
    List<AuditEvent> left = new ArrayList<>(open.size());
    for (AuditEvent event : open) {
      if (isNew(event)) {
        left.add(event);
      }
    }
    return left;
  }

  private List<NodeMark> marks() {
    List<NodeMark> moved = new ArrayList<>();
    for (NodeProgress node : nodes.values()) {
      if (node.hasHandled()) {
        moved.add(node.mark());
      }
    }
    return moved;
  }
}
