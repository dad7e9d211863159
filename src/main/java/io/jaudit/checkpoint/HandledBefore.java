package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the last run handled, as far as stamps tell, by the logs of this run. */
final class HandledBefore {
  private final Checkpoint last;
  private List<LogLink> logs;
  private final Map<LogNode, NodeMark> marks = new HashMap<>();

  /** Made when it is first needed, because there may be very many. */
  private @Nullable Set<LogEvent> open;

  private final Map<LogEvent, HandledPart> parts = new HashMap<>();

  HandledBefore(Checkpoint last, List<LogLink> logs) {
    this.last = last;
    this.logs = logs;
    for (NodeMark mark : last.nodes()) {
      marks.put(new LogNode(mark.log(), mark.node()), mark);
    }
    for (HandledPart part : last.parts()) {
      parts.put(new LogEvent(part.log(), part.id()), part);
    }
  }

  /** Continues with the same logs, and others. */
  void logs(List<LogLink> more) {
    logs = more;
  }

  /** Returns false if no stamp was handled. */
  boolean hasMarks() {
    return !marks.isEmpty() || last.otherNodes().isPresent();
  }

  /**
   * Returns true if an event of this id was handled in a log of this run. If several logs may have
   * been it, all of them have to have handled it.
   */
  boolean covers(int log, EventId id) {
    return covers(log < logs.size() ? logs.get(log).continues() : List.of(), id);
  }

  private boolean covers(List<Integer> lastLogs, EventId id) {
    boolean any = false;
    for (int lastLog : lastLogs) {
      NodeMark mark = marks.get(new LogNode(lastLog, id.node()));
      if (mark != null && !mark.covers(id)) {
        return false;
      }
      any |= mark != null;
    }
    NodeMark ofAny = marks.get(new LogNode(Checkpoint.ANY_LOG, id.node()));
    if (ofAny != null) {
      return ofAny.covers(id);
    }
    return any || (last.otherNodes().isPresent() && last.otherNodes().get().coversAnyNode(id));
  }

  /** Returns the mark of a node of a log of this run; null if it has none of its own. */
  @Nullable NodeMark lastOf(int log, @Nullable String node) {
    for (int lastLog : logs.get(log).continues()) {
      NodeMark mark = marks.get(new LogNode(lastLog, node));
      if (mark != null) {
        return mark;
      }
    }
    return marks.get(new LogNode(Checkpoint.ANY_LOG, node));
  }

  /** Returns true if the stamp of an event in a span was handled, and all its records with it. */
  boolean coversAllOf(ReadSpan span, AuditEvent event) {
    LogLink link = logs.get(span.log());
    boolean isOfLost = span.newBy() == ReadSpan.NewBy.STAMP_OF_LOST;
    EventId id = event.id();
    Set<LogEvent> open = open();
    if (!covers(isOfLost ? link.lost() : link.continues(), id)
        || open.contains(new LogEvent(Checkpoint.ANY_LOG, id))) {
      return false;
    }
    for (int lastLog : link.continues()) {
      LogEvent key = new LogEvent(lastLog, id);
      HandledPart part = parts.get(key);
      if (open.contains(key) || (part != null && part.lacksAnyOf(event))) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if an event of this ID was handled before its end was seen. */
  boolean hasPart(int log, EventId id) {
    if (!parts.isEmpty()) {
      for (int lastLog : logs.get(log).continues()) {
        if (parts.containsKey(new LogEvent(lastLog, id))) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<LogEvent> open() {
    Set<LogEvent> known = open;
    if (known == null) {
      known = new HashSet<>();
      for (OpenEventMark event : last.open()) {
        known.add(new LogEvent(event.log(), event.id()));
      }
      open = known;
    }
    return known;
  }
}
