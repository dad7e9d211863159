package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Term.Reading;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/** What records of many types say in the same way: who, how, and with what result. Stateless. */
final class RecordFacts {
  private static final String[] INTERPRETERS = {
    "/usr/bin/python", "/usr/bin/sh", "/usr/bin/bash", "/usr/bin/perl"
  };

  /** What a record of the configuration may set, and at last the list that a rule is on. */
  private static final String[] SETTINGS = {
    "audit_enabled", "audit_pid", "audit_backlog_limit", "audit_failure", "actions", "list"
  };

  private RecordFacts() {}

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
  static Outcome outcome(AuditRecord record, String name) {
    Term result = Term.field(record, name);
    return result == null ? Outcome.UNSAID : Outcome.of(result.value());
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
