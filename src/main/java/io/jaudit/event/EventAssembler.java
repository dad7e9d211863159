package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins records to events (semantics §2.3).
 *
 * <p>An event is the records of one node, time and serial. It takes records until an event of the
 * same node begins {@code timeout} seconds of log time after it; one that begins with a record of a
 * kind that stands alone is complete at once. Complete events come out in stamp order: an older one
 * that is still open holds back newer ones. What comes for an event already complete begins an
 * event of its own, as in ausearch.
 *
 * <p>Beyond ausearch: each node has its own clock. So that a node that falls silent does not hold
 * back the rest for ever, its event is complete too once the whole log has moved on by the time-out
 * unless an end mark is to come; then it still waits for its records, but lets others pass.
 *
 * <p>The cost of a record does not depend on how many events are open: a look-up by id, and queues
 * whose ends are looked at. Memory is bounded: past {@code maxOpenBytes} the oldest events are let
 * go. Not safe for use by several threads.
 */
public final class EventAssembler {
  /** Objects that stand for one record, in bytes of heap, about. */
  static final int RECORD_OVERHEAD = 120;

  private final int timeout;
  private final long maxOpenBytes;
  private final EventSink sink;

  private final Map<EventId, OpenEvent> open = new HashMap<>();
  private final Map<@Nullable String, NodeClock> nodes = new HashMap<>();
  private final StampQueue queue = new StampQueue();
  private @Nullable OpenEvent last;
  private long logSeconds = Long.MIN_VALUE / 2;
  private long arrivals;
  private long openBytes;
  private long letGo;
  private long lateEvents;
  private long strayMarks;

  /**
   * @param timeoutSeconds log time after which an event gets no more records
   * @param maxOpenBytes about how much heap open events may take
   * @param sink gets each event once
   */
  public EventAssembler(int timeoutSeconds, long maxOpenBytes, EventSink sink) {
    this.timeout = timeoutSeconds;
    this.maxOpenBytes = maxOpenBytes;
    this.sink = sink;
  }

  /** Takes the next record of the log; may hand out any number of events. */
  public void accept(AuditRecord record) {
    OpenEvent event = last;
    if (event == null || !event.id.equals(record.id())) {
      event = open.get(record.id());
    }
    if (event != null && !isComplete(event)) {
      long before = event.bytes();
      event.add(record);
      openBytes += event.bytes() - before;
      last = event;
    } else if (record.is(RecordType.EOE)) {
      strayMarks++;
      return;
    } else {
      begin(record);
      emitComplete();
    }
    while (openBytes > maxOpenBytes) {
      letOldestGo();
    }
  }

  /**
   * The input has ended: hands out, in stamp order, the events that are complete or that {@code
   * finished} takes for it. The others are left in {@link #open()}.
   */
  public void finish(Predicate<AuditEvent> finished) {
    for (NodeClock node : nodes.values()) {
      node.parked.forEach(queue::add);
      node.parked.clear();
    }
    for (OpenEvent event : queue.drain()) {
      if (isComplete(event) || finished.test(event.toEvent())) {
        emit(event);
      } else {
        queue.add(event);
      }
    }
  }

  /** The events not handed out yet, in stamp order; for use after {@link #finish}. */
  public List<AuditEvent> open() {
    List<AuditEvent> events = new ArrayList<>();
    for (OpenEvent event : queue.drain()) {
      events.add(event.toEvent());
      queue.add(event);
    }
    return events;
  }

  /** How many events were let go before their time because too much was open. */
  public long letGo() {
    return letGo;
  }

  /**
   * How many events began after their own time-out: the late rest of an event, or a clock set back.
   */
  public long lateEvents() {
    return lateEvents;
  }

  /** How many EOE records came for no open event; they say nothing and are in no event. */
  public long strayMarks() {
    return strayMarks;
  }

  private void begin(AuditRecord record) {
    NodeClock node = nodes.computeIfAbsent(record.id().node(), name -> new NodeClock());
    long seconds = record.id().seconds();
    boolean late = node.seconds >= seconds + timeout;
    logSeconds = Math.max(logSeconds, seconds);
    node.seconds = Math.max(node.seconds, seconds);
    while (!node.late.isEmpty() && node.late.peek().id.seconds() + timeout <= seconds) {
      node.late.poll().close();
    }
    OpenEvent event = new OpenEvent(record, node, arrivals++, logSeconds, late);
    openBytes += event.bytes();
    queue.add(event);
    if (!event.isClosed()) {
      open.put(event.id, event);
      last = event;
      if (late) {
        node.late.add(event);
        lateEvents++;
      }
    }
    if (!node.parked.isEmpty()) {
      unpark(node);
    }
  }

  private boolean isComplete(OpenEvent event) {
    return event.isClosed()
        || (!event.late && event.node.seconds >= event.id.seconds() + timeout)
        || (!event.awaitsEnd() && logHasMovedOn(event));
  }

  private boolean logHasMovedOn(OpenEvent event) {
    return logSeconds >= Math.max(event.id.seconds(), event.logSeconds) + timeout;
  }

  private void emitComplete() {
    for (OpenEvent event = queue.peek(); event != null; event = queue.peek()) {
      if (isComplete(event)) {
        queue.poll();
        emit(event);
      } else if (logHasMovedOn(event)) {
        queue.poll();
        event.node.parked.add(event);
      } else {
        return;
      }
    }
  }

  private void unpark(NodeClock node) {
    node.parked.removeIf(
        event -> {
          boolean complete = isComplete(event);
          if (complete) {
            queue.add(event);
          }
          return complete;
        });
  }

  private void letOldestGo() {
    for (NodeClock node : nodes.values()) {
      node.parked.forEach(queue::add);
      node.parked.clear();
    }
    OpenEvent oldest = queue.poll();
    if (oldest != null) {
      letGo++;
      oldest.close();
      emit(oldest);
    }
  }

  private void emit(OpenEvent event) {
    open.remove(event.id, event);
    if (last == event) {
      last = null;
    }
    event.close();
    openBytes -= event.bytes();
    sink.accept(event.toEvent());
  }
}
