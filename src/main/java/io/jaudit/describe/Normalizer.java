package io.jaudit.describe;

import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;

/**
 * Summarizes events of all kinds in one form: who did what to what, with what result, and how
 * (docs/ausearch-semantics.md §5.7).
 *
 * <p>{@link SyscallNormalizer} summarizes an event with a system call, {@link RecordNormalizer} any
 * other, by its first record. Unlike in ausearch, the order of fields in a record has no effect.
 * For use by one thread at a time.
 */
final class Normalizer {
  private final SyscallNormalizer syscalls;
  private final RecordNormalizer records;

  /**
   * @param identities the ids of users that log in
   */
  Normalizer(Identities identities, SyscallNames names) {
    syscalls = new SyscallNormalizer(names);
    records = new RecordNormalizer(identities.users());
  }

  /** Returns the summary of the event of {@code view}. */
  EventSummary normalize(EventView view) {
    AuditEvent event = view.event();
    EventSummary summary = new EventSummary(event.type().kind());
    summary.outcome = view.outcome();
    AuditRecord syscall = event.first(RecordType.SYSCALL);
    if (syscall != null) {
      syscalls.describe(view, syscall, summary);
    } else {
      records.describe(event.records().get(0), summary);
    }
    return summary;
  }

  /** Returns where the object of an event comes from that begins with a SYSCALL record. */
  ObjectSource objectSource(EventView view) {
    AuditRecord syscall = view.records().get(0);
    if (!syscall.is(RecordType.SYSCALL)) {
      throw new IllegalStateException("no system call");
    }
    return syscalls.objectSource(syscall);
  }
}
