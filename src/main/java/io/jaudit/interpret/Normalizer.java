package io.jaudit.interpret;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;

/**
 * Events of all kinds to one form: who did what to what, with what result, and how
 * (docs/ausearch-semantics.md §5.7).
 *
 * <p>An event with a system call is told by {@link SyscallNormalizer}, any other by its first
 * record, by {@link RecordNormalizer}. Beyond ausearch, the order of fields in a record plays no
 * part. For use by one thread at a time.
 */
public final class Normalizer {
  private final SyscallNormalizer syscalls = new SyscallNormalizer();
  private final RecordNormalizer records;

  /**
   * @param identities who stands behind the names of users that log in
   */
  public Normalizer(Identities identities) {
    this.records = new RecordNormalizer(identities.users());
  }

  /** What {@code event} comes to. */
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
