package io.jaudit.interpret;

import io.jaudit.event.AuditEvent;
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
public final class Normalizer {
  private final SyscallNormalizer syscalls = new SyscallNormalizer();
  private final RecordNormalizer records;

  /**
   * @param identities the names and IDs of users that log in
   */
  public Normalizer(Identities identities) {
    this.records = new RecordNormalizer(identities.users());
  }

  /** Returns the summary of {@code event}. */
  public EventSummary normalize(AuditEvent event) {
    EventSummary deed = new EventSummary(event.type().kind());
    AuditRecord syscall = event.first(RecordType.SYSCALL);
    if (syscall != null) {
      syscalls.describe(event, syscall, deed);
    } else {
      records.describe(event.records().get(0), deed);
    }
    return deed;
  }
}
