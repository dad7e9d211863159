package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Term.Reading;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Events of all kinds to one form: who did what to what, with what result, and how (semantics
 * §5.7).
 *
 * <p>An event with a system call is told by {@link SyscallNormalizer}, any other by its first
 * record, by {@link RecordNormalizer}. Beyond ausearch, the order of fields in a record plays no
 * part. For use by one thread at a time.
 */
public final class Normalizer {
  private static final String[] INTERPRETERS = {
    "/usr/bin/python", "/usr/bin/sh", "/usr/bin/bash", "/usr/bin/perl"
  };

  /** What a record of the configuration may set, and at last the list that a rule is on. */
  private static final String[] SETTINGS = {
    "audit_enabled", "audit_pid", "audit_backlog_limit", "audit_failure", "actions", "list"
  };

  private final SyscallNormalizer syscalls = new SyscallNormalizer();
  private final RecordNormalizer records;

  /**
   * @param identities who stands behind the names of users that log in
   */
  public Normalizer(Identities identities) {
    this.records = new RecordNormalizer(identities.users());
  }

  /** What {@code event} comes to. */
  public Deed normalize(AuditEvent event) {
    Deed deed = new Deed(EventKinds.of(event.type().number()));
    AuditRecord syscall = event.first(RecordType.SYSCALL);
    if (syscall != null) {
      syscalls.describe(event, syscall, deed);
    } else {
      records.describe(event.records().get(0), deed);
    }
    return deed;
  }

  /** Who did it, from a record that has users. */
  static void setSubject(AuditRecord record, Deed deed) {
    deed.session = Term.field(record, "ses");
    deed.subject = Term.field(Reading.SUBJECT, record, "auid");
    deed.secondSubject = Term.field(record, "uid");
    deed.subjectKind = accountKind(deed.secondSubject);
    deed.subjectLabel = Term.field(record, "subj");
  }

  /** The kind of account of a user; nothing where there is none. */
  static String accountKind(@Nullable Term user) {
    return user == null ? "" : AccountKind.of(Identities.id(user.value()));
  }

  /** The program; of a script, the name of its process, as the program is the interpreter. */
  static @Nullable Term program(AuditRecord record) {
    Term program = Term.field(record, "exe");
    if (program != null) {
      ByteSlice path = FieldText.of(record, record.fields().get(program.index()));
      for (String interpreter : INTERPRETERS) {
        if (path.startsWith(interpreter)) {
          Term process = Term.field(record, "comm");
          return process == null ? program : process;
        }
      }
    }
    return program;
  }

  /** How it ended, by a field such as {@code success} and {@code res}. */
  static Deed.Outcome outcome(AuditRecord record, String name) {
    Term result = Term.field(record, name);
    if (result == null) {
      return Deed.Outcome.UNSAID;
    }
    ByteSlice value = result.value();
    boolean succeeded = value.is("yes") || value.startsWith("suc") || Ascii.decimal(value, 0) == 1;
    return succeeded ? Deed.Outcome.SUCCEEDED : Deed.Outcome.FAILED;
  }

  /** What changed in the configuration of auditing: a rule by its key, else a setting. */
  static void setConfiguration(AuditRecord record, Deed deed) {
    deed.objectKind = "audit-config";
    deed.object = Term.key(record);
    for (int i = 0; i < SETTINGS.length && deed.object == null; i++) {
      deed.object = Term.field(record, SETTINGS[i]);
    }
  }
}
