package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Fact.Reading;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Extracts facts that many record types report in the same way: who, how, and with what result.
 * Stateless.
 */
final class RecordFacts {
  private static final String[] INTERPRETERS = {
    "/usr/bin/python", "/usr/bin/sh", "/usr/bin/bash", "/usr/bin/perl"
  };

  /** The settings of a CONFIG_CHANGE record, and last the list of a rule. */
  private static final String[] SETTINGS = {
    "audit_enabled", "audit_pid", "audit_backlog_limit", "audit_failure", "actions", "list"
  };

  private RecordFacts() {}

  /** Sets the subject, from a record with user IDs. */
  static void setSubject(AuditRecord record, EventSummary deed) {
    deed.session = Fact.field(record, "ses");
    deed.subject = Fact.field(Reading.SUBJECT, record, "auid");
    deed.secondSubject = Fact.field(record, "uid");
    deed.subjectKind = accountKind(deed.secondSubject);
    deed.subjectLabel = Fact.field(record, "subj");
  }

  /** Returns the kind of account of a user; empty if there is none. */
  static String accountKind(@Nullable Fact user) {
    return user == null ? "" : AccountKind.of(Identities.id(user.value()));
  }

  /**
   * Returns the program; for a script, the name of its process, because the program is the
   * interpreter.
   */
  static @Nullable Fact program(AuditRecord record) {
    Fact program = Fact.field(record, "exe");
    if (program != null) {
      ByteSlice path = FieldText.of(record, record.fields().get(program.index()));
      for (String interpreter : INTERPRETERS) {
        if (path.startsWith(interpreter)) {
          Fact process = Fact.field(record, "comm");
          return process == null ? program : process;
        }
      }
    }
    return program;
  }

  /** Returns the outcome, from a field such as {@code success} and {@code res}. */
  static Outcome outcome(AuditRecord record, String name) {
    Fact result = Fact.field(record, name);
    return result == null ? Outcome.UNKNOWN : Outcome.of(result.value());
  }

  /** Sets what changed in the audit configuration: a rule by its key, else a setting. */
  static void setConfiguration(AuditRecord record, EventSummary deed) {
    deed.objectKind = "audit-config";
    deed.object = Fact.key(record);
    for (int i = 0; i < SETTINGS.length && deed.object == null; i++) {
      deed.object = Fact.field(record, SETTINGS[i]);
    }
  }
}
