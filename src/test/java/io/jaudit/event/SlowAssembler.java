package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The rules of {@link EventAssembler} over a plain list of all events that are not handed out yet,
 * which is looked through from end to end at every step.
 */
final class SlowAssembler {
  final List<List<AuditRecord>> handedOut = new ArrayList<>();
  long letGo;
  long strayMarks;

  private final int timeout;
  private final long maxOpenBytes;
  private final List<Event> waiting = new ArrayList<>();
  private long logSeconds = Long.MIN_VALUE / 2;

  private static final class Event {
    final List<AuditRecord> records = new ArrayList<>();
    long logSecondsAtBegin;
    boolean complete;

    EventId id() {
      return records.get(0).id();
    }

    long bytes() {
      long bytes = OpenEvent.bytesOf(id());
      for (AuditRecord record : records) {
        bytes += EventAssembler.RECORD_OVERHEAD + record.line().length();
      }
      return bytes;
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
    for (Event event : waiting) {
      if (!event.complete && event.id().equals(record.id())) {
        building = event;
      }
    }
    if (building != null) {
      building.records.add(record);
    } else if (record.is(RecordType.EOE)) {
      strayMarks++;
    } else {
      begin(record);
    }
    completeThoseTheLogHasPassed();
    handOutComplete();
    while (waiting.stream().mapToLong(Event::bytes).sum() > maxOpenBytes) {
      letGo++;
      handOut(inStampOrder().get(0));
      handOutComplete();
    }
  }

  /** Returns what is left. */
  List<List<AuditRecord>> finish(Predicate<AuditEvent> finished) {
    for (Event event : inStampOrder()) {
      if (event.complete || finished.test(new AuditEvent(event.records))) {
        handOut(event);
      }
    }
    return inStampOrder().stream().map(event -> event.records).toList();
  }

  private void begin(AuditRecord record) {
    logSeconds = Math.max(logSeconds, record.id().seconds());
    Event begun = new Event();
    begun.records.add(record);
    begun.logSecondsAtBegin = logSeconds;
    begun.complete = record.type().endsEvent();
    for (Event event : waiting) {
      event.complete |=
          Objects.equals(event.id().node(), record.id().node())
              && event.id().seconds() + timeout <= record.id().seconds();
    }
    waiting.add(begun);
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
    handedOut.add(event.records);
  }

  /** The sort is stable: events of the same stamp stay in the order they began. */
  private List<Event> inStampOrder() {
    List<Event> sorted = new ArrayList<>(waiting);
    sorted.sort(Comparator.comparing(Event::id, EventId.BY_STAMP));
    return sorted;
  }
}
