package io.jaudit.report;

import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.List;

/** An event with what every report counts of it. Reused. For use by one thread. */
final class CountedEvent {
  private final EventView view;
  private long timeMillis;
  private long bytes;
  private boolean isFailed;

  CountedEvent(Identities identities) {
    this.view = new EventView(identities);
  }

  /** Goes to {@code event}. */
  void of(AuditEvent event) {
    view.of(event);
    timeMillis = event.id().timeMillis();
    isFailed = view.outcome() == Outcome.FAILED;
    bytes = 0;
    List<AuditRecord> records = view.records();
    for (int i = 0; i < records.size(); i++) {
      bytes += records.get(i).line().length() + 1; // and its line feed
    }
  }

  EventView view() {
    return view;
  }

  /** Returns its time, in ms since the epoch. */
  long timeMillis() {
    return timeMillis;
  }

  /** Returns the bytes of its lines. */
  long bytes() {
    return bytes;
  }

  /** Returns true if it is a system call, or an operation of io_uring. */
  boolean isCall() {
    AuditEvent event = view.event();
    return event.first(RecordType.SYSCALL) != null || event.first(RecordType.URINGOP) != null;
  }

  boolean isFailed() {
    return isFailed;
  }
}
