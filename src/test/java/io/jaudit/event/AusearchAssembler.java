package io.jaudit.event;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * How ausearch 4.2.2 joins the records of one node, step by step as docs/ausearch-semantics.md §2.3
 * tells it. It has one clock: the time of the record at hand.
 */
final class AusearchAssembler {
  final List<List<AuditRecord>> handedOut = new ArrayList<>();

  private final int timeout;
  private final List<List<AuditRecord>> building = new ArrayList<>();
  private final List<List<AuditRecord>> complete = new ArrayList<>();

  AusearchAssembler(int timeout) {
    this.timeout = timeout;
  }

  /** Returns true for a mark of the end that would begin an event, which jaudit joins to others. */
  boolean isMarkFirst(AuditRecord record) {
    return (record.is(RecordType.PROCTITLE) || record.is(RecordType.EOE))
        && building.stream().noneMatch(event -> event.get(0).id().equals(record.id()));
  }

  void accept(AuditRecord record) {
    for (List<AuditRecord> event : building) {
      if (event.get(0).id().equals(record.id())) {
        event.add(record);
        return;
      }
    }
    if (record.is(RecordType.EOE)) {
      return;
    }
    building.add(new ArrayList<>(List.of(record)));
    for (List<AuditRecord> event : List.copyOf(building)) {
      AuditRecord first = event.get(0);
      if (first.id().seconds() + timeout <= record.id().seconds() || first.type().endsEvent()) {
        building.remove(event);
        complete.add(event);
      }
    }
    while (!complete.isEmpty() && isBefore(first(complete), first(building))) {
      handOutFirst();
    }
  }

  void finish() {
    complete.addAll(building);
    building.clear();
    while (!complete.isEmpty()) {
      handOutFirst();
    }
  }

  private void handOutFirst() {
    List<AuditRecord> event = first(complete);
    complete.removeIf(other -> other == event);
    handedOut.add(event);
  }

  /** The event with the smallest stamp; of several the one that began first, empty if none. */
  private static List<AuditRecord> first(List<List<AuditRecord>> events) {
    List<AuditRecord> first = List.of();
    for (List<AuditRecord> event : events) {
      if (first.isEmpty() || isBefore(event, first)) {
        first = event;
      }
    }
    return first;
  }

  private static boolean isBefore(List<AuditRecord> event, List<AuditRecord> other) {
    if (other.isEmpty()) {
      return true;
    }
    int order = event.get(0).id().compareStamp(other.get(0).id());
    return order < 0 || (order == 0 && event.get(0).position() < other.get(0).position());
  }
}
