package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import io.jaudit.scan.RecordRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins records to events; the package documentation has the rules.
 *
 * <p>The cost of a record does not depend on how many events are open ({@link HandOutOrder}).
 * Memory is bounded, whatever the log: beyond {@code maxOpenBytes} the oldest events are released,
 * complete or not, and so is one event that takes more than a sixteenth of that; records that come
 * for them later begin an event of their own, so no record is lost, but it may be handed out after
 * newer events. Lines stay in the chunks of input they came in, but see {@link ChunkRetention}. Not
 * safe for use by several threads.
 */
public final class EventAssembler {
  /** The number of late events of a node after which its log counts as read newest first. */
  private static final int MANY_LATE = 1000;

  /** The part of what may be open that one event may take. */
  private static final int EVENT_SHARE = 16;

  /** No event is cut below this: Linux allows 2 MiB of arguments, which are logged in hex. */
  private static final long MIN_EVENT_LIMIT = 5 * 1024 * 1024;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int timeout;
  private final long maxOpenBytes;
  private final long maxEventBytes;
  private final EventHandler handler;
  private final Predicate<EventId> wasHandled;
  private final RecordParser parser = new RecordParser();
  private final ChunkRetention chunks = new ChunkRetention();

  private final Map<EventId, OpenEvent> open = new HashMap<>();
  private final NodeClocks clocks = new NodeClocks();
  private final HandOutOrder order = new HandOutOrder();

  /** Events that the handler does not get: of logs that have ended, or after it had enough. */
  private final List<AuditEvent> left = new ArrayList<>();

  private @Nullable OpenEvent last;
  private long logSeconds = NEVER;
  private long arrivals;
  private long openBytes;
  private long releasedEarly;
  private long lateEvents;
  private long lateRests;
  private long strayMarks;
  private boolean enough;
  private @Nullable Predicate<EventId> passedAlways;

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

  /**
   * Has events without an end passed on even if they are of no interest, because more may come
   * later, and those of which a part was passed on before.
   */
  public void passUnended(Predicate<EventId> hasPart) {
    passedAlways = hasPart;
  }

  /** Takes the next record of the log; may hand out any number of events. */
  public void accept(AuditRecord record) {
    read(record.position(), record.line().length());
    OpenEvent event = openEvent(record.id());
    if (event != null && !isComplete(event)) {
      append(event, record);
    } else {
      OpenEvent begun = begin(record.id(), record.type());
      begun.add(record);
      openBytes += begun.bytes();
      handOutComplete();
    }
    keepWithinBounds();
  }

  /**
   * Takes the next records of the log; the same as if each was taken by itself, at the cost of one.
   *
   * @throws IllegalArgumentException if the run is a line that is not a record
   */
  @SuppressWarnings("exports") // runs are of the scan, which is not part of the library
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
      handOutComplete();
    }
  }

  /**
   * Returns true if no record but the first can change what is open or complete: the others find
   * their event open, and it stays open.
   */
  private boolean isTakenWhole(
      RecordRun run, EventId id, RecordType type, @Nullable OpenEvent event) {
    long most = openBytes + OpenEvent.bytesOf(id) + OpenEvent.bytesOf(run.size(), run.bytes());
    if (most > maxOpenBytes) {
      return false;
    }
    if (run.size() > 1 && OpenEvent.isMark(type)) {
      return false;
    }
    if (event == null) {
      return run.size() == 1 || !OpenEvent.isAlone(type);
    }
    return !isComplete(event)
        && !logHasMovedOn(event)
        && event.bytes() + OpenEvent.bytesOf(run.size(), run.bytes()) <= maxEventBytes;
  }

  /**
   * Ends a log: events without a node get no more records, as those of the next log are of another
   * host. Hands out, in stamp order, those that are complete or that {@code finished} takes for it;
   * the others are left in {@link #open()}. Nodes with a name continue.
   */
  public void endLog(Predicate<AuditEvent> finished) {
    handOutOpen(false, finished);
    clocks.restartUnnamed();
    logSeconds = NEVER;
  }

  /**
   * Ends the input: hands out, in stamp order, the events that are complete or that {@code
   * finished} takes for it. The others are left in {@link #open()}.
   */
  public void finish(Predicate<AuditEvent> finished) {
    handOutOpen(true, finished);
  }

  private void handOutOpen(boolean ofAllNodes, Predicate<AuditEvent> finished) {
    order.unparkAll();
    List<OpenEvent> waiting = new ArrayList<>();
    // One by one, so that what was handed out can be collected.
    for (OpenEvent event = order.pollAny(); event != null; event = order.pollAny()) {
      boolean ends = ofAllNodes || event.id.node() == null;
      if (isComplete(event) || (ends && finished.test(event.toEvent(parser)))) {
        handOut(event);
      } else if (ends && !ofAllNodes) {
        forget(event);
        left.add(event.toEvent(parser));
      } else {
        waiting.add(event);
      }
    }
    for (OpenEvent event : waiting) {
      order.add(event);
    }
  }

  /**
   * Returns the events that the handler did not get: those that completed after it had enough, and
   * those still open, of each log in stamp order. For use after {@link #finish}.
   */
  public List<AuditEvent> open() {
    List<AuditEvent> events = new ArrayList<>(left);
    List<OpenEvent> waiting = new ArrayList<>();
    order.unparkAll();
    for (OpenEvent event = order.pollAny(); event != null; event = order.pollAny()) {
      events.add(event.toEvent(parser));
      waiting.add(event);
    }
    for (OpenEvent event : waiting) {
      order.add(event);
    }
    return events;
  }

  /** Returns how many events were released before their time because too much was open. */
  public long releasedEarly() {
    return releasedEarly;
  }

  /**
   * Returns how many events began after their own timeout: the late rest of an event, or a clock
   * set back. In a log of thousands of nodes, those of nodes that were silent for long are not
   * counted.
   */
  public long lateEvents() {
    return lateEvents;
  }

  /**
   * Returns how many events began after their own timeout and lack their first record: rests of
   * events that a longer timeout may join. A clock set back makes none.
   */
  public long lateRests() {
    return lateRests;
  }

  /**
   * Returns how many EOE records matched no open event, nor one that was handled before; they carry
   * no information and are in no event.
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
      OpenEvent oldest = Objects.requireNonNull(order.pollAny(), "open bytes without an event");
      releasedEarly++;
      handOut(oldest);
      handOutComplete();
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
      if (order.isParked(event)) {
        order.unpark(event);
      }
      handOutComplete();
    }
  }

  /** Ends an event before its time: to hold it, or to make text of all of it, takes too much. */
  private void cutOff(OpenEvent event) {
    releasedEarly++;
    event.close();
    open.remove(event.id, event);
    last = null;
  }

  private OpenEvent begin(EventId id, RecordType type) {
    NodeClock node = clocks.of(id.node());
    long seconds = id.seconds();
    boolean late = node.isPast(seconds, timeout);
    logSeconds = Math.max(logSeconds, seconds);
    node.seconds = Math.max(node.seconds, seconds);
    node.newestFirst &= late;
    closeLate(node, seconds);
    OpenEvent event = new OpenEvent(id, type, node, arrivals++, logSeconds, chunks.input(), late);
    node.openEvents++;
    if (!event.isClosed()) {
      open.put(event.id, event);
      last = event;
      if (late) {
        node.late.add(event);
        lateEvents++;
        node.newestFirst |= node.late.size() > MANY_LATE;
      }
    }
    if (late && node.newestFirst) {
      event.markBackwards();
    }
    order.add(event);
    // Complete ones come first: an event completes at a second, with all that are older.
    while (!node.parked.isEmpty() && isComplete(node.parked.first())) {
      order.unpark(node.parked.first());
    }
    return event;
  }

  /**
   * Returns the names of the nodes met; in a log of thousands of nodes, only the latest of them.
   * Null represents events without a node.
   */
  public Set<@Nullable String> nodes() {
    return clocks.nodes();
  }

  /** Closes the late events of a node that one at {@code seconds} shows to be over. */
  private void closeLate(NodeClock node, long seconds) {
    while (!node.late.isEmpty() && node.late.first().seconds + timeout <= seconds) {
      close(node.late.pollFirst());
    }
    while (node.newestFirst
        && !node.late.isEmpty()
        && node.late.last().seconds >= seconds + timeout) {
      close(node.late.pollLast());
    }
  }

  private void close(OpenEvent event) {
    event.close();
    if (event.isBackwards()) {
      order.removeBackwards(event);
      handOut(event);
    }
  }

  private boolean isComplete(OpenEvent event) {
    return event.isClosed()
        || (!event.late && (event.node.isPast(event.seconds, timeout) || event.node.newestFirst))
        || (!event.awaitsEnd() && logHasMovedOn(event));
  }

  private boolean logHasMovedOn(OpenEvent event) {
    return logSeconds >= Math.max(event.seconds, event.logSeconds) + timeout;
  }

  private void handOutComplete() {
    for (OpenEvent event = order.peek(); event != null; event = order.peek()) {
      if (isComplete(event)) {
        order.poll();
        handOut(event);
      } else if (logHasMovedOn(event)) {
        order.poll();
        order.park(event);
      } else {
        return;
      }
    }
  }

  private void handOut(OpenEvent event) {
    forget(event);
    if (event.isMarkOnly()) {
      strayMarks += wasHandled.test(event.id) ? 0 : event.size();
      return;
    }
    lateRests += event.late && event.lacksBegin() ? 1 : 0;
    if (enough) {
      left.add(event.toEvent(parser));
    } else if (event.isCandidate() || isPassedAlways(event)) {
      enough = !handler.event(event.toEvent(parser));
    } else {
      handler.skipped(event.id, event.type());
    }
  }

  private boolean isPassedAlways(OpenEvent event) {
    return passedAlways != null && (!event.hasEnd() || passedAlways.test(event.id));
  }

  /** Removes an event from all but the queue it was taken from. */
  private void forget(OpenEvent event) {
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
  }

  private void read(long from, long length) {
    chunks.take(from, length);
    if (chunks.areDue()) {
      chunks.free(order.all(), parser);
    }
  }
}
