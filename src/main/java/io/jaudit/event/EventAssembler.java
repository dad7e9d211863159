package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordRun;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins records to events (docs/ausearch-semantics.md §2.3).
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
 * whose ends are looked at (the rare events that are late or wait for a silent node are in sorted
 * sets). Memory is bounded, whatever the log: past {@code maxOpenBytes} the oldest events are let
 * go, complete or not, and so is one event that takes more than a sixteenth of that; what comes for
 * them later begins an event of its own, so no record is lost, but it may come out behind newer
 * events. Lines stay in the chunks of input they came in, but see {@link ChunkRetention}. Not safe
 * for use by several threads.
 */
public final class EventAssembler {
  /** Objects that stand for one record, in bytes of heap, about. */
  static final int RECORD_OVERHEAD = 64;

  /** Objects that stand for one open event, in bytes of heap, about. */
  static final int EVENT_OVERHEAD = 256;

  /** What an event of a named node takes besides: it may be the only one of its node's clock. */
  static final int CLOCK_OVERHEAD = 256;

  private static final int MIN_CLOCK_LIMIT = 4096;

  /** A line may be nearly all name of its node, so clocks are counted by these, too. */
  private static final long MIN_NAMES_LIMIT = 4 << 20;

  /** The part of what may be open that one event may take. */
  private static final int EVENT_SHARE = 16;

  /** An event is never cut below this: Linux allows 2 MiB of arguments, which are logged in hex. */
  private static final long MIN_EVENT_LIMIT = 5 * 1024 * 1024;

  private final int timeout;
  private final long maxOpenBytes;
  private final long maxEventBytes;
  private final EventHandler handler;
  private final Predicate<EventId> wasHandled;
  private final RecordParser parser = new RecordParser();
  private final ChunkRetention chunks = new ChunkRetention();

  private final Map<EventId, OpenEvent> open = new HashMap<>();
  private final Map<@Nullable String, NodeClock> nodes = new HashMap<>();
  private final StampQueue queue = new StampQueue();
  private final NavigableSet<OpenEvent> parked = new TreeSet<>(OpenEvent.BY_STAMP);
  private @Nullable OpenEvent last;
  private int clockLimit = MIN_CLOCK_LIMIT;
  private long namesLimit = MIN_NAMES_LIMIT;
  private long nameBytes;
  private long logSeconds = Long.MIN_VALUE / 2;
  private long arrivals;
  private long openBytes;
  private long letGo;
  private long lateEvents;
  private long lateRests;
  private long strayMarks;
  private final List<AuditEvent> unhandled = new ArrayList<>();
  private boolean enough;

  /**
   * @param timeoutSeconds log time after which an event gets no more records
   * @param maxOpenBytes about how much heap open events may take
   * @param handler gets each event once, until it has enough
   */
  public EventAssembler(int timeoutSeconds, long maxOpenBytes, EventHandler handler) {
    this(timeoutSeconds, maxOpenBytes, handler, id -> false);
  }

  /**
   * As the other constructor, for a log that continues one that was read before.
   *
   * @param wasHandled true for the id of an event that was handled then
   */
  public EventAssembler(
      int timeoutSeconds, long maxOpenBytes, EventHandler handler, Predicate<EventId> wasHandled) {
    this.timeout = timeoutSeconds;
    this.maxOpenBytes = maxOpenBytes;
    this.maxEventBytes = Math.max(maxOpenBytes / EVENT_SHARE, MIN_EVENT_LIMIT);
    this.handler = handler;
    this.wasHandled = wasHandled;
  }

  /** Takes the next record of the log; may hand out any number of events. */
  public void accept(AuditRecord record) {
    read(record.position(), record.line().length());
    OpenEvent event = openEvent(record.id());
    if (event != null && !isComplete(event)) {
      append(event, record);
    } else if (record.is(RecordType.EOE)) {
      strayMarks += wasHandled.test(record.id()) ? 0 : 1;
      return;
    } else {
      OpenEvent begun = begin(record.id(), record.type());
      begun.add(record);
      openBytes += begun.bytes();
      emitComplete();
    }
    keepWithinBounds();
  }

  /**
   * Takes the next records of the log; the same as if each was taken by itself, at the cost of one.
   *
   * @throws IllegalArgumentException where the run is a line that is no record
   */
  public void accept(RecordRun run) {
    EventId id = run.id();
    RecordType type = run.firstType();
    if (id == null || type == null) {
      throw new IllegalArgumentException("no record");
    }
    OpenEvent event = openEvent(id);
    if (!isTakenWhole(run, id, type, event)) {
      for (AuditRecord record : run.records(parser)) {
        accept(record);
      }
      return;
    }
    read(run.position(), run.bytes());
    if (event != null) {
      openBytes += OpenEvent.bytesOf(run.size(), run.bytes());
      event.add(run, parser);
      last = event;
    } else {
      OpenEvent begun = begin(id, type);
      begun.add(run, parser);
      openBytes += begun.bytes();
      emitComplete();
    }
  }

  /**
   * True where none of the records but the first can change what is open or complete: they find
   * their event open, and it stays open.
   */
  private boolean isTakenWhole(
      RecordRun run, EventId id, RecordType type, @Nullable OpenEvent event) {
    long most = openBytes + OpenEvent.bytesOf(id) + OpenEvent.bytesOf(run.size(), run.bytes());
    if (most > maxOpenBytes) {
      return false;
    }
    if (event == null) {
      return !type.endsEvent() || (run.size() == 1 && type.number() != RecordType.EOE);
    }
    return !isComplete(event)
        && !logHasMovedOn(event)
        && event.bytes() + OpenEvent.bytesOf(run.size(), run.bytes()) <= maxEventBytes;
  }

  /**
   * The input has ended: hands out, in stamp order, the events that are complete or that {@code
   * finished} takes for it. The others are left in {@link #open()}.
   */
  public void finish(Predicate<AuditEvent> finished) {
    while (!parked.isEmpty()) {
      unpark(parked.first());
    }
    List<OpenEvent> left = new ArrayList<>();
    for (OpenEvent event = queue.poll(); event != null; event = queue.poll()) {
      if (isComplete(event) || finished.test(event.toEvent(parser))) {
        emit(event); // and it can be collected, however many follow
      } else {
        left.add(event);
      }
    }
    left.forEach(queue::add);
  }

  /**
   * Returns the events that the handler did not get: those that completed after it had enough, and
   * those still open, in stamp order. For use after {@link #finish}.
   */
  public List<AuditEvent> open() {
    List<AuditEvent> events = new ArrayList<>(unhandled);
    for (OpenEvent event : queue.drain()) {
      events.add(event.toEvent(parser));
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
   * In a log of thousands of nodes, those of nodes that were silent for long are not counted.
   */
  public long lateEvents() {
    return lateEvents;
  }

  /**
   * How many events began after their own time-out and in their midst: rests of events that a
   * longer time-out may join. A clock set back makes none.
   */
  public long lateRests() {
    return lateRests;
  }

  /**
   * How many EOE records came for no open event, nor for one that was taken before; they say
   * nothing and are in no event.
   */
  public long strayMarks() {
    return strayMarks;
  }

  private @Nullable OpenEvent openEvent(EventId id) {
    OpenEvent event = last;
    return event != null && event.id.equals(id) ? event : open.get(id);
  }

  private void keepWithinBounds() {
    while (openBytes > maxOpenBytes) {
      letOldestGo();
      emitComplete();
    }
  }

  private void append(OpenEvent event, AuditRecord record) {
    long before = event.bytes();
    event.add(record);
    openBytes += event.bytes() - before;
    last = event;
    if (event.bytes() > maxEventBytes) {
      cutOff(event);
    }
    if (isComplete(event)) {
      if (event.node.parked.contains(event)) {
        unpark(event);
      }
      emitComplete();
    }
  }

  /** Ends an event before its time: to hold it, or to make text of all of it, takes too much. */
  private void cutOff(OpenEvent event) {
    letGo++;
    event.close();
    open.remove(event.id, event);
    last = null;
  }

  private OpenEvent begin(EventId id, RecordType type) {
    NodeClock node = clock(id.node());
    long seconds = id.seconds();
    boolean late = node.seconds >= seconds + timeout;
    logSeconds = Math.max(logSeconds, seconds);
    node.seconds = Math.max(node.seconds, seconds);
    while (!node.late.isEmpty() && node.late.first().seconds + timeout <= seconds) {
      node.late.pollFirst().close();
    }
    OpenEvent event = new OpenEvent(id, type, node, arrivals++, logSeconds, chunks.input(), late);
    node.openEvents++;
    queue.add(event);
    if (late && type.continuesEvent()) {
      lateRests++;
    }
    if (!event.isClosed()) {
      open.put(event.id, event);
      last = event;
      if (late) {
        node.late.add(event);
        lateEvents++;
      }
    }
    // Complete ones come first: an event completes at a second, with all that are older.
    while (!node.parked.isEmpty() && isComplete(node.parked.first())) {
      unpark(node.parked.first());
    }
    return event;
  }

  /** The clock of a node. Those of nodes without an open event are forgotten now and then. */
  private NodeClock clock(@Nullable String name) {
    NodeClock clock = nodes.get(name);
    if (clock == null) {
      if (nodes.size() >= clockLimit || nameBytes >= namesLimit) {
        forgetIdleClocks();
      }
      clock = new NodeClock();
      nodes.put(name, clock);
      nameBytes += name == null ? 0 : name.length();
    }
    return clock;
  }

  private void forgetIdleClocks() {
    nodes.values().removeIf(idle -> idle.openEvents == 0);
    nameBytes = 0;
    for (String name : nodes.keySet()) {
      nameBytes += name == null ? 0 : name.length();
    }
    clockLimit = Math.max(MIN_CLOCK_LIMIT, 2 * nodes.size());
    namesLimit = Math.max(MIN_NAMES_LIMIT, 2 * nameBytes);
  }

  private boolean isComplete(OpenEvent event) {
    return event.isClosed()
        || (!event.late && event.node.seconds >= event.seconds + timeout)
        || (!event.awaitsEnd() && logHasMovedOn(event));
  }

  private boolean logHasMovedOn(OpenEvent event) {
    return logSeconds >= Math.max(event.seconds, event.logSeconds) + timeout;
  }

  private void emitComplete() {
    for (OpenEvent event = queue.peek(); event != null; event = queue.peek()) {
      if (isComplete(event)) {
        queue.poll();
        emit(event);
      } else if (logHasMovedOn(event)) {
        queue.poll();
        park(event);
      } else {
        return;
      }
    }
  }

  private void park(OpenEvent event) {
    event.node.parked.add(event);
    parked.add(event);
  }

  private void unpark(OpenEvent event) {
    event.node.parked.remove(event);
    parked.remove(event);
    queue.add(event);
  }

  private void letOldestGo() {
    OpenEvent queued = queue.peek();
    if (!parked.isEmpty()
        && (queued == null || OpenEvent.BY_STAMP.compare(parked.first(), queued) < 0)) {
      unpark(parked.first());
    }
    OpenEvent oldest = queue.poll();
    if (oldest != null) {
      letGo++;
      emit(oldest);
    }
  }

  private void emit(OpenEvent event) {
    open.remove(event.id, event);
    if (last == event) {
      last = null;
    }
    event.close();
    if (event.late) {
      event.node.late.remove(event);
    }
    event.node.openEvents--;
    openBytes -= event.bytes();
    if (enough) {
      unhandled.add(event.toEvent(parser));
    } else if (event.isCandidate()) {
      enough = !handler.event(event.toEvent(parser));
    } else {
      handler.skipped(event.id, event.type);
    }
  }

  private void read(long from, long length) {
    chunks.take(from, length);
    if (chunks.areDue()) {
      List<OpenEvent> all = new ArrayList<>(parked);
      queue.forEach(all::add);
      chunks.free(all, parser);
    }
  }
}
