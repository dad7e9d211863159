package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Fact.Reading;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * Extracts facts that many record types report in the same way: who, how, and with what result.
 * Stateless.
 */
final class RecordFacts {
  private static final ByteSlice FOLDER = ByteSlice.of("/usr/bin/");

  /** In that folder. */
  private static final ByteSlice[] INTERPRETERS = {
    ByteSlice.of("python"), ByteSlice.of("sh"), ByteSlice.of("bash"), ByteSlice.of("perl")
  };

  /** The settings of a CONFIG_CHANGE record. */
  private static final int[] SETTINGS = {
    FieldId.AUDIT_ENABLED,
    FieldId.AUDIT_PID,
    FieldId.AUDIT_BACKLOG_LIMIT,
    FieldId.AUDIT_FAILURE,
    FieldId.ACTIONS
  };

  private RecordFacts() {}

  /** Sets the subject, from a record with user IDs. */
  static void setSubject(AuditRecord record, EventSummary summary) {
    summary.session = Fact.field(record, FieldId.SES);
    summary.subject = Fact.field(Reading.SUBJECT, record, FieldId.AUID);
    summary.secondSubject = Fact.field(record, FieldId.UID);
    summary.subjectKind = accountKind(summary.secondSubject);
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
    Fact program = Fact.field(record, FieldId.EXE);
    if (program != null) {
      if (isInterpreter(FieldText.of(record, program.index()))) {
        Fact process = Fact.field(record, FieldId.COMM);
        return process == null ? program : process;
      }
    }
    return program;
  }

  private static boolean isInterpreter(ByteSlice path) {
    if (path.startsWith(FOLDER)) {
      for (ByteSlice interpreter : INTERPRETERS) {
        if (path.hasAt(FOLDER.length(), interpreter)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sets what changed in the audit configuration: a rule by its key, else a setting. */
  static void setConfiguration(AuditRecord record, EventSummary summary) {
    summary.objectKind = "audit-config";
    summary.object = Fact.key(record);
    summary.object = summary.object == null ? setting(record) : summary.object;
    summary.object = summary.object == null ? Fact.field(record, FieldId.LIST) : summary.object;
  }

  /** Returns the setting that a CONFIG_CHANGE record changes; null if it changes a rule. */
  static @Nullable Fact setting(AuditRecord record) {
    Fact setting = null;
    for (int i = 0; i < SETTINGS.length && setting == null; i++) {
      setting = Fact.field(record, SETTINGS[i]);
    }
    return setting;
  }
}
