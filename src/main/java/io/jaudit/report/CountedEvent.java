package io.jaudit.report;

import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;

/** An event with what every report counts of it. Reused. For use by one thread. */
final class CountedEvent {
  private final EventView view;
  private final EventMemory memory;
  private int groups;
  private boolean isCall;
  private long timeMillis;
  private long bytes;
  private boolean isFailed;

  /**
   * @param remembered about how many bytes are used to know records again
   */
  CountedEvent(Identities identities, int remembered) {
    this.view = new EventView(identities);
    this.memory = new EventMemory(view, remembered);
  }

  /** Goes to {@code event}. */
  void of(AuditEvent event) {
    view.of(event);
    timeMillis = event.id().timeMillis();
    memory.begin();
    isFailed = memory.isFailed();
    bytes = 0;
    groups = 0;
    isCall = false;
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      bytes += record.line().length() + 1; // and its line feed
      groups |= TypeGroup.groupsOf(record.type());
      isCall |= record.is(RecordType.SYSCALL) || record.is(RecordType.URINGOP);
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
    return isCall;
  }

  /** Returns true if it has a record of one of these types. */
  boolean isOf(TypeGroup types) {
    return (groups & types.bit()) != 0;
  }

  /** Returns true if it has a record of any type that is in a group. */
  boolean isOfAnyGroup() {
    return groups != 0;
  }

  /** Returns what is known of its records. */
  EventMemory memory() {
    return memory;
  }

  boolean isFailed() {
    return isFailed;
  }
}
