package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import io.jaudit.scan.RecordRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  /** One event may take this fraction of the memory for open events. */
  private static final int EVENT_SHARE = 16;

  /** No event is cut below this: Linux allows 2 MiB of arguments, which are logged in hex. */
  private static final long MIN_EVENT_LIMIT = 5 * 1024 * 1024;

  private final long maxOpenBytes;
  private final long maxEventBytes;
  private final EventHandler handler;
  private final HandledEvents before;
  private final RecordParser parser = new RecordParser();
  private final ChunkRetention chunks = new ChunkRetention();
  private final OpenEvents open;
  private final EarlyReleases early = new EarlyReleases();
  private final ReleasedEvents released = new ReleasedEvents();

  /** Events that the handler does not get: of logs that have ended, or after it had enough. */
  private final List<AuditEvent> left = new ArrayList<>();

  private long lateRests;
  private long restsOfHandled;
  private long strayMarks;
  private boolean enough;

  /**
   * @param timeoutSeconds log time after which an event gets no more records
   * @param maxOpenBytes about how much heap open events may take
   * @param handler gets each event once, until it has enough
   */
  public EventAssembler(int timeoutSeconds, long maxOpenBytes, EventHandler handler) {
    this(timeoutSeconds, maxOpenBytes, handler, HandledEvents.NONE);
  }

  /**
   * As the other constructor, for a log that continues one that was read before.
   *
   * @param before the events that were handled then
   */
  public EventAssembler(
      int timeoutSeconds, long maxOpenBytes, EventHandler handler, HandledEvents before) {
    this.open = new OpenEvents(timeoutSeconds);
    this.maxOpenBytes = maxOpenBytes;
    this.maxEventBytes = Math.max(maxOpenBytes / EVENT_SHARE, MIN_EVENT_LIMIT);
    this.handler = handler;
    this.before = before;
  }

  /** Takes the next record of the log; may hand out any number of events. */
  public void accept(AuditRecord record) {
    read(record.position(), record.line().length());
    OpenEvent event = open.find(record.id());
    if (event != null && !open.isComplete(event)) {
      append(event, record);
    } else if (!isEndOfReleased(record.id(), record.type())) {
      OpenEvent begun = begin(record.id(), record.type());
      open.grow(OpenEvent.bytesOf(1, record.line().length()));
      begun.add(record);
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
    OpenEvent event = open.find(id);
    if (!isTakenWhole(run, id, type, event)) {
      for (AuditRecord record : run.records(parser)) {
        accept(record);
      }
      return;
    }
    read(run.position(), run.bytes());
    if (event != null) {
      add(event, run);
      open.used(event);
    } else if (!isEndOfReleased(id, type)) {
      add(begin(id, type), run);
      handOutComplete();
    }
  }

  /** Returns the events that were not handed out yet. */
  OpenEvents openEvents() {
    return open;
  }

  /** Moves on as if an event of this time and without a node had begun, which is not wanted. */
  void advance(long millis) {
    open.advance(millis);
    handOutComplete();
  }

  /**
   * Returns true if no record but the first can change what is open or complete: the others find
   * their event open, and it stays open.
   */
  private boolean isTakenWhole(
      RecordRun run, EventId id, RecordType type, @Nullable OpenEvent event) {
    long most = open.bytes() + OpenEvent.bytesOf(id) + OpenEvent.bytesOf(run.size(), run.bytes());
    if (most > maxOpenBytes) {
      return false;
    }
    if (run.size() > 1 && OpenEvent.isMark(type)) {
      return false;
    }
    if (event == null) {
      return run.size() == 1 || !OpenEvent.isAlone(type);
    }
    return !open.isComplete(event)
        && !open.hasLogPassed(event)
        && event.bytes() + OpenEvent.bytesOf(run.size(), run.bytes()) <= maxEventBytes;
  }

  /**
   * Ends a log: events without a node get no more records, as those of the next log are of another
   * host. Hands out, in stamp order, those that are complete or over by {@code atEnd}; the others
   * are left in {@link #open()}. Nodes with a name continue.
   */
  public void endLog(OpenAtEnd atEnd) {
    handOutOpen(false, atEnd);
    open.endLog();
    early.endLog();
  }

  /**
   * Has the next records be of one of several logs that are read by turns, in the order of their
   * records' times. Records without a node join only within their log, and each log has its clock.
   *
   * @param log any number; 0 for the one that is read before the first call
   */
  public void select(int log) {
    open.select(log);
  }

  /**
   * Notes which event is the next one in the selected log: those without a node that are over by
   * then need not wait until it is the turn of that log.
   *
   * @param node what is the node of its ID
   * @param millis its time, in milliseconds since the epoch
   */
  public void expect(@Nullable String node, long millis) {
    open.expect(node, millis);
    handOutComplete();
  }

  /**
   * Ends the selected one of several logs: its events without a node get no more records. Those
   * that are not over by {@code atEnd} are left in {@link #open()}.
   */
  public void endSelected(OpenAtEnd atEnd) {
    for (OpenEvent event : open.ofLog()) {
      if (!open.isComplete(event)) {
        if (atEnd.isOver(event.toLazyEvent(parser))) {
          event.close();
        } else {
          event.leaveOpen();
        }
        open.resume(event);
      }
    }
    handOutComplete();
  }

  /**
   * Ends the input: hands out, in stamp order, the events that are complete or over by {@code
   * atEnd}. The others are left in {@link #open()}.
   */
  public void finish(OpenAtEnd atEnd) {
    handOutOpen(true, atEnd);
  }

  /**
   * Hands out, in stamp order, the events that nothing more is expected of while the log has
   * nothing new: those that are complete or have their end mark, and those that got no record for
   * {@code quietMillis}. What comes for one of them later forms an event of its own.
   *
   * @param nowMillis the current time, in ms, by a clock that is not set back
   * @return the time, in ms, after which this has to be called again even if the log does not grow;
   *     {@link Long#MAX_VALUE} if no event is open
   */
  public long release(long nowMillis, long quietMillis) {
    boolean isAnyOver = false;
    long left = Long.MAX_VALUE;
    for (OpenEvent event : open.all()) {
      if (isOver(event, nowMillis, quietMillis)) {
        isAnyOver = true;
      } else {
        left = Math.min(left, quietMillis - event.quietMillis(nowMillis));
      }
    }
    if (isAnyOver) {
      handOutOver(nowMillis, quietMillis);
    }
    return left;
  }

  private boolean isOver(OpenEvent event, long nowMillis, long quietMillis) {
    return event.hasEnd() || open.isComplete(event) || event.quietMillis(nowMillis) >= quietMillis;
  }

  private void handOutOver(long nowMillis, long quietMillis) {
    ArrayDeque<OpenEvent> events = open.drain();
    for (OpenEvent event = events.poll(); event != null; event = events.poll()) {
      if (isOver(event, nowMillis, quietMillis)) {
        if (!OpenEvent.isAlone(event.type())) {
          released.add(event.key);
        }
        handOut(open.removed(event));
      } else {
        open.putBack(event);
      }
    }
  }

  private void handOutOpen(boolean ofAllNodes, OpenAtEnd atEnd) {
    ArrayDeque<OpenEvent> events = open.drain();
    // One by one, so that what was handed out can be collected.
    for (OpenEvent event = events.poll(); event != null; event = events.poll()) {
      boolean ends = ofAllNodes || !event.id.isNamed();
      if (open.isComplete(event) || (ends && atEnd.isOver(event.toLazyEvent(parser)))) {
        handOut(open.removed(event));
      } else if (ends && !ofAllNodes) {
        left.add(open.removed(event).toEvent(parser));
      } else {
        open.putBack(event);
      }
    }
  }

  /**
   * Returns the events that the handler did not get: those that completed after it had enough, and
   * those still open, of each log in stamp order. For use after {@link #finish}.
   */
  public List<AuditEvent> open() {
    List<AuditEvent> events = new ArrayList<>(left);
    for (OpenEvent event : open.drain()) {
      events.add(event.toEvent(parser));
      open.putBack(event);
    }
    return events;
  }

  /**
   * Returns how many events were handed out in parts: they were released before their time, because
   * too much was open, and got more records after that. If very many were released, it may count
   * one too many, never one too few.
   */
  public long splitEvents() {
    return early.splitEvents();
  }

  /**
   * Returns how many events began after their own timeout and lack their first record: rests of
   * events that a longer timeout may join. A clock set back makes none. In a log of thousands of
   * nodes, those of nodes that were silent for long are not counted.
   */
  public long lateRests() {
    return lateRests + released.rests();
  }

  /** Returns how many events are the rest of one that an earlier run handled. */
  public long restsOfHandled() {
    return restsOfHandled;
  }

  /**
   * Returns how many EOE records matched no open event, nor one that was handled before; they carry
   * no information and are in no event.
   */
  public long strayMarks() {
    return strayMarks;
  }

  /**
   * Returns the names of the nodes that were seen; in a log of thousands of nodes, only the latest
   * of them. Null represents events without a node.
   */
  public Set<@Nullable String> nodes() {
    return open.nodes();
  }

  /** Returns true for the end mark of an event that was handed out without it. */
  private boolean isEndOfReleased(EventId id, RecordType type) {
    return OpenEvent.isMark(type)
        && (early.isEndOf(open.key(id), type) || released.contains(open.key(id)));
  }

  private OpenEvent begin(EventId id, RecordType type) {
    OpenEvent event = open.begin(id, type, chunks.input());
    early.begun(event.key, event.late);
    released.begun(event.key, event.late);
    return event;
  }

  private void add(OpenEvent event, RecordRun run) {
    open.grow(OpenEvent.bytesOf(run.size(), run.bytes()));
    event.add(run, parser);
  }

  private void append(OpenEvent event, AuditRecord record) {
    long added = event.bytes();
    event.add(record);
    open.grow(event.bytes() - added);
    open.used(event);
    if (event.bytes() > maxEventBytes) {
      // To hold it, or to make text of all of it, takes too much.
      open.cutOff(event);
      early.add(event.key);
    }
    if (open.isComplete(event)) {
      open.resume(event);
      handOutComplete();
    }
  }

  private void keepWithinBounds() {
    while (open.bytes() > maxOpenBytes) {
      OpenEvent oldest = Objects.requireNonNull(open.pollAny(), "open bytes without an event");
      early.add(oldest.key);
      handOut(oldest);
      handOutComplete();
    }
  }

  private void handOutComplete() {
    for (OpenEvent event = open.pollComplete(); event != null; event = open.pollComplete()) {
      handOut(event);
    }
  }

  private void handOut(OpenEvent event) {
    if (event.isLeftOpen()) {
      left.add(event.toEvent(parser));
      return;
    }
    if (event.isMarkOnly()) {
      strayMarks += before.wasHandled(event.id, event.position()) ? 0 : event.size();
      return;
    }
    lateRests += event.late && event.lacksBegin() ? 1 : 0;
    restsOfHandled += event.isRest(before) ? 1 : 0;
    if (enough) {
      left.add(event.toEvent(parser));
    } else if (event.isCandidate() || event.mustBeSeen(before)) {
      enough = !handler.event(event.toEvent(parser));
    } else {
      handler.skipped(event.id, event.type(), event.position());
    }
  }

  private void read(long from, long length) {
    chunks.take(from, length);
    if (chunks.areDue()) {
      chunks.free(open.all(), parser);
    }
  }
}
