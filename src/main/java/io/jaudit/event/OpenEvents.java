package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.NodeSource;
import io.jaudit.record.RecordType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that were not handed out yet: which of them are complete by log time, and which comes
 * next. The cost of a step does not depend on how many there are ({@link HandOutOrder}). Not safe
 * for use by several threads.
 */
final class OpenEvents {
  /** The number of late events of a node after which its log counts as read newest first. */
  private static final int MANY_LATE = 1000;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int timeout;
  private final Map<EventId, OpenEvent> byId = new HashMap<>();
  private final NodeClocks clocks = new NodeClocks();
  private final HandOutOrder order = new HandOutOrder();

  /** Complete events that are in no queue, because their log is read newest first. */
  private final ArrayDeque<OpenEvent> backwards = new ArrayDeque<>();

  /** The log that is read. */
  private LogOfHost log = new LogOfHost(null);

  /** The logs that are read by turns, by their number; 0 is the one that is read at first. */
  private final Map<Integer, LogOfHost> merged = new HashMap<>();

  private @Nullable OpenEvent last;
  private long logSeconds = NEVER;
  private long arrivals;
  private long bytes;

  /** Is told each second that events without a node reach, before any of them comes out. */
  private @Nullable RunSieve sieve;

  // Events after this stamp have to wait.
  private long heldMillis = Long.MAX_VALUE;
  private long heldSerial;

  /** A log, and what its records without a node have instead. */
  private static final class LogOfHost {
    /** The node in the keys of their events; null if no other log is read at the same time. */
    final @Nullable String node;

    /**
     * The first host that only a prefix names. Records without any host are of it, too: in a log of
     * one host, it does not matter which lines have a prefix.
     */
    @Nullable String mainHost;

    LogOfHost(@Nullable String node) {
      this.node = node;
    }

    EventId key(EventId id) {
      return new EventId(node, id.timeMillis(), id.serial());
    }
  }

  /**
   * @param timeoutSeconds log time after which an event gets no more records
   */
  OpenEvents(int timeoutSeconds) {
    this.timeout = timeoutSeconds;
    merged.put(0, log);
  }

  /** Returns about the heap, in bytes, that all of them take. */
  long bytes() {
    return bytes;
  }

  /** Adds to {@link #bytes}, as an event got records. */
  void grow(long more) {
    bytes += more;
  }

  /** Returns the nodes whose clocks are known; null represents events without a node. */
  Set<@Nullable String> nodes() {
    return clocks.nodes();
  }

  /** Returns the event that a record with this ID joins; null if it begins one. */
  @Nullable OpenEvent find(EventId id) {
    OpenEvent event = last;
    return event != null && event.id.equals(id) ? event : byId.get(key(id));
  }

  /** Returns the ID that the records of an event have in common; the same until the log ends. */
  EventId key(EventId id) {
    String node = id.node();
    if (node == null) {
      return log.node == null ? id : log.key(id);
    }
    if (EventId.isOfLog(node)) {
      return log.key(id);
    }
    return isMainHost(node) ? log.key(id) : id;
  }

  private boolean isMainHost(String node) {
    if (log.mainHost == null && !EventId.isNamed(node)) {
      log.mainHost = node;
    }
    return node.equals(log.mainHost);
  }

  /** Has the next records be of one of several logs that are read by turns. */
  void select(int number) {
    LogOfHost next = merged.get(number);
    if (next == null) {
      next = new LogOfHost(NodeSource.PATH.node("\0" + number)); // no host has this name
      merged.put(number, next);
    }
    if (next != log) {
      log = next;
      last = null; // an event of the same ID may be of another log
    }
  }

  /**
   * Notes that an event with this node and time is the next one in the log that is read. Only one
   * without a node, or of the main host, is certainly in no other log.
   */
  void expect(@Nullable String node, long millis) {
    if (isOtherHost(node)) {
      return;
    }
    NodeClock clock = clocks.of(log.node);
    long seconds = Math.floorDiv(millis, 1000L);
    if (seconds > clock.seconds) {
      clock.seconds = seconds;
      closeLate(clock, seconds);
      unparkComplete(clock);
    }
  }

  /** Returns the events without a node of the log that is read, in no order. */
  List<OpenEvent> ofLog() {
    List<OpenEvent> ofLog = new ArrayList<>();
    for (OpenEvent event : order.all()) {
      if (Objects.equals(event.key.node(), log.node)) {
        ofLog.add(event);
      }
    }
    return ofLog;
  }

  /** Returns false if this is the first host of the log that only a prefix names, or none is. */
  boolean isOtherHost(@Nullable String node) {
    return !EventId.isOfLog(node) && !isMainHost(Objects.requireNonNull(node));
  }

  /** Records that an event got the latest record, and probably gets the next. */
  void used(OpenEvent event) {
    last = event;
  }

  /**
   * Begins an event, which has no records yet.
   *
   * @param first the type of its first record
   * @param input the bytes of input before it
   */
  OpenEvent begin(EventId id, RecordType first, long input) {
    EventId key = key(id);
    NodeClock node = clocks.of(key.node());
    long seconds = id.seconds();
    boolean late = node.isPast(seconds, timeout);
    boolean advances = seconds > node.seconds;
    logSeconds = Math.max(logSeconds, seconds);
    node.seconds = Math.max(node.seconds, seconds);
    if (advances && key.node() == null && sieve != null) {
      sieve.reach(seconds);
    }
    node.newestFirst &= late;
    closeLate(node, seconds);
    OpenEvent event = new OpenEvent(id, key, first, node, arrivals++, logSeconds, input, late);
    node.openEvents++;
    bytes += event.bytes();
    if (!event.isClosed()) {
      byId.put(key, event);
      last = event;
      if (late) {
        node.late.add(event);
        node.newestFirst |= node.late.size() > MANY_LATE;
      }
    }
    if (late && node.newestFirst) {
      event.markBackwards();
    }
    order.add(event);
    unparkComplete(node);
    return event;
  }

  /** Complete ones come first: an event completes at a second, with all that are older. */
  private void unparkComplete(NodeClock node) {
    while (!node.parked.isEmpty() && isComplete(node.parked.first())) {
      order.unpark(node.parked.first());
    }
  }

  /** Advances the clocks as if an event without a node had begun then, not after its timeout. */
  void advance(long millis) {
    NodeClock node = clocks.of(null);
    long seconds = Math.floorDiv(millis, 1000L);
    logSeconds = Math.max(logSeconds, seconds);
    node.seconds = Math.max(node.seconds, seconds);
    node.newestFirst = false;
    closeLate(node, seconds);
    unparkComplete(node);
  }

  /** Returns true if {@link #advance} matters within a second, too: late events wait for it. */
  boolean isWatchingClock() {
    NodeClock node = clocks.of(null);
    return node.newestFirst || !node.late.isEmpty();
  }

  /** Returns the second that events without a node have reached; a very low one if none has. */
  long unnamedSeconds() {
    return clocks.of(null).seconds;
  }

  /** Has {@code by} be told each second that an event without a node is the first to reach. */
  void watchClock(@Nullable RunSieve by) {
    sieve = by;
  }

  /** Has events after this stamp wait, as if one of this stamp were open. */
  void holdBack(long millis, long serial) {
    heldMillis = millis;
    heldSerial = serial;
  }

  private boolean isHeldBack(OpenEvent event) {
    long millis = event.id.timeMillis();
    return millis > heldMillis || (millis == heldMillis && event.id.serial() > heldSerial);
  }

  /**
   * Closes the late events of a node that are complete once an event at {@code seconds} has begun.
   */
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
      backwards.add(event);
    }
  }

  /** Returns true if an event gets no more records, by log time. */
  boolean isComplete(OpenEvent event) {
    return event.isClosed()
        || (!event.late && (event.node.isPast(event.seconds, timeout) || event.node.newestFirst))
        || (!event.awaitsEnd() && hasLogPassed(event));
  }

  /** Returns true if the log as a whole has advanced by the timeout since an event began. */
  boolean hasLogPassed(OpenEvent event) {
    return logSeconds >= Math.max(event.seconds, event.logSeconds) + timeout;
  }

  /** Has an event hold back others again that waited for a record and got it. */
  void resume(OpenEvent event) {
    if (order.isParked(event)) {
      order.unpark(event);
    }
  }

  /** Ends an event before its time; it still comes out in its turn. */
  void cutOff(OpenEvent event) {
    event.close();
    byId.remove(event.key, event);
    last = null;
  }

  /**
   * Removes the next event that is complete and that no older one holds back; null if there is
   * none.
   */
  @Nullable OpenEvent pollComplete() {
    OpenEvent closed = backwards.poll();
    if (closed != null) {
      return removed(closed);
    }
    for (OpenEvent event = order.peek(); event != null; event = order.peek()) {
      if (isHeldBack(event)) {
        return null;
      }
      if (isComplete(event)) {
        order.poll();
        return removed(event);
      }
      if (!hasLogPassed(event)) {
        return null;
      }
      order.poll();
      order.park(event);
    }
    return null;
  }

  /** Removes the event that comes next, complete or not; null if there is none. */
  @Nullable OpenEvent pollAny() {
    OpenEvent next = order.pollAny();
    return next == null ? null : removed(next);
  }

  /**
   * Takes all events from their queues, in the order in which they come out. Each then has to be
   * passed to {@link #removed} or {@link #putBack}.
   */
  ArrayDeque<OpenEvent> drain() {
    ArrayDeque<OpenEvent> events = new ArrayDeque<>();
    order.unparkAll();
    for (OpenEvent event = order.pollAny(); event != null; event = order.pollAny()) {
      events.add(event);
    }
    return events;
  }

  /** Has an event wait on, after {@link #drain}. */
  void putBack(OpenEvent event) {
    order.add(event);
  }

  /** Removes an event from all but the queue it was taken from. */
  OpenEvent removed(OpenEvent event) {
    byId.remove(event.key, event);
    if (last == event) {
      last = null;
    }
    if (event.late) {
      event.node.late.remove(event);
    }
    event.node.openEvents--;
    bytes -= event.bytes();
    return event;
  }

  /** Adds the IDs of those that may get records. */
  void addTo(StampSet stamps) {
    for (EventId id : byId.keySet()) {
      stamps.add(id.timeMillis(), id.serial());
    }
  }

  /** Returns all events, in no order. */
  List<OpenEvent> all() {
    return order.all();
  }

  /**
   * Has events without a node begin with a new clock: those of the next log are of another host.
   */
  void endLog() {
    clocks.restartUnnamed();
    log = new LogOfHost(null);
    merged.clear();
    merged.put(0, log);
    logSeconds = NEVER;
  }
}
