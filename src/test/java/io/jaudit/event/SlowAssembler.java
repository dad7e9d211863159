package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link EventAssembler} over a plain list of all events that are not handed out yet,
 * which is searched from end to end at every step.
 */
final class SlowAssembler {
  final List<List<AuditRecord>> handedOut = new ArrayList<>();
  long splitEvents;
  long strayMarks;

  private final int timeout;
  private final long maxOpenBytes;
  private final List<Event> waiting = new ArrayList<>();
  private final List<List<AuditRecord>> left = new ArrayList<>();
  private final Set<EventId> releasedEarly = new HashSet<>();
  private final Set<EventId> split = new HashSet<>();
  private long logSeconds = Long.MIN_VALUE / 2;

  /** The first host of the log that only a prefix names; records without any are of it, too. */
  private @Nullable String mainHost;

  private static final class Event {
    final EventId key;
    final List<AuditRecord> records = new ArrayList<>();
    long logSecondsAtBegin;
    boolean complete;

    Event(EventId key) {
      this.key = key;
    }

    EventId id() {
      return records.get(0).id();
    }

    long bytes() {
      long bytes = OpenEvent.bytesOf(id());
      for (AuditRecord record : records) {
        bytes += OpenEvent.RECORD_OVERHEAD + record.line().length();
      }
      return bytes;
    }

    boolean isMarkOnly() {
      return records.stream().allMatch(record -> record.is(RecordType.EOE));
    }

    boolean awaitsEnd() {
      return records.stream().anyMatch(record -> record.type().isOfSyscall())
          && records.stream().noneMatch(record -> record.type().endsEvent());
    }
  }

  SlowAssembler(int timeout, long maxOpenBytes) {
    this.timeout = timeout;
    this.maxOpenBytes = maxOpenBytes;
  }

  void accept(AuditRecord record) {
    Event building = null;
    EventId key = key(record.id());
    for (Event event : waiting) {
      if (!event.complete && event.key.equals(key)) {
        building = event;
      }
    }
    if (building != null) {
      building.records.add(record);
    } else if (!record.is(RecordType.EOE) || !releasedEarly.contains(key(record.id()))) {
      begin(record);
    }
    completeThoseTheLogHasPassed();
    handOutComplete();
    while (waiting.stream().mapToLong(Event::bytes).sum() > maxOpenBytes) {
      Event oldest = inStampOrder().get(0);
      releasedEarly.add(oldest.key);
      handOut(oldest);
      handOutComplete();
    }
  }

  /** Ends a log: what it has without a node joins nothing of the next one. */
  void endLog(OpenAtEnd finished) {
    for (Event event : inStampOrder()) {
      boolean ends = !event.id().isNamed();
      if (event.complete || (ends && finished.isOver(new AuditEvent(event.records)))) {
        handOut(event);
      } else if (ends) {
        waiting.remove(event);
        left.add(event.records);
      }
    }
    logSeconds = Long.MIN_VALUE / 2;
    mainHost = null;
    releasedEarly.removeIf(id -> !id.isNamed());
    split.removeIf(id -> !id.isNamed());
  }

  /** Returns what is left. */
  List<List<AuditRecord>> finish(OpenAtEnd finished) {
    for (Event event : inStampOrder()) {
      if (event.complete || finished.isOver(new AuditEvent(event.records))) {
        handOut(event);
      }
    }
    List<List<AuditRecord>> all = new ArrayList<>(left);
    all.addAll(inStampOrder().stream().map(event -> event.records).toList());
    return all;
  }

  private EventId key(EventId id) {
    if (mainHost == null && id.node() != null && !id.isNamed()) {
      mainHost = id.node();
    }
    boolean isMain = mainHost != null && mainHost.equals(id.node());
    return isMain ? new EventId(null, id.timeMillis(), id.serial()) : id;
  }

  private void begin(AuditRecord record) {
    logSeconds = Math.max(logSeconds, record.id().seconds());
    Event begun = new Event(key(record.id()));
    begun.records.add(record);
    begun.logSecondsAtBegin = logSeconds;
    begun.complete =
        record.type().endsEvent() && !record.is(RecordType.PROCTITLE) && !record.is(RecordType.EOE);
    for (Event event : waiting) {
      event.complete |=
          Objects.equals(event.key.node(), begun.key.node())
              && event.id().seconds() + timeout <= record.id().seconds();
    }
    waiting.add(begun);
    if (releasedEarly.contains(key(record.id())) && split.add(begun.key)) {
      splitEvents++;
    }
  }

  private void completeThoseTheLogHasPassed() {
    for (Event event : waiting) {
      event.complete |= logHasMovedOn(event) && !event.awaitsEnd();
    }
  }

  private boolean logHasMovedOn(Event event) {
    return logSeconds >= Math.max(event.id().seconds(), event.logSecondsAtBegin) + timeout;
  }

  private void handOutComplete() {
    for (Event event : inStampOrder()) {
      if (event.complete) {
        handOut(event);
      } else if (!logHasMovedOn(event)) {
        return;
      }
    }
  }

  private void handOut(Event event) {
    waiting.remove(event);
    if (event.isMarkOnly()) {
      strayMarks += event.records.size();
    } else {
      handedOut.add(event.records);
    }
  }

  /** The sort is stable: events of the same stamp stay in the order they began. */
  private List<Event> inStampOrder() {
    List<Event> sorted = new ArrayList<>(waiting);
    sorted.sort(Comparator.comparing(Event::id, EventId::compareStamp));
    return sorted;
  }
}
