package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.NameTable;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Lists the outcomes of an action. {@link EventView#outcome} is the outcome of an event, which
 * {@code -sv}, csv, text and JSON use.
 */
public enum Outcome {
  SUCCEEDED,
  FAILED,
  /** No record reports it. */
  UNKNOWN;

  private static final String[] SUCCESSES = {"yes", "1", "success"};
  private static final String[] FAILURES = {"no", "0", "failed"};

  /** The first words of the messages of {@code pam_strerror}, except that for success. */
  private static final NameTable PAM_FAILURES =
      new NameTable(
          "Application",
          "Authentication",
          "Cannot",
          "Conversation",
          "Critical",
          "Error",
          "Failed",
          "Failure",
          "Have",
          "Insufficient",
          "Memory",
          "Module",
          "Permission",
          "Symbol",
          "System",
          "The",
          "Unknown",
          "User");

  private static final int SUCCESS_BY_DEFAULT =
      RecordClass.setOf(RecordClass.LOGIN, RecordClass.CONFIG);

  /**
   * Returns what the value of {@code success}, {@code res} or {@code result} means, logged without
   * quotes. The kernel writes {@code yes} and {@code no}, or {@code 1} and {@code 0}; libaudit
   * {@code success} and {@code failed}; old programs wrote the message of PAM, such as {@code
   * Success} or {@code Authentication failure}, and a bracket after it. Anything else means
   * nothing.
   */
  public static Outcome of(ByteSlice value) {
    int end = value.length();
    while (end > 0 && Identities.isPunctuation(value.at(end - 1))) {
      end--;
    }
    ByteSlice word = end == value.length() ? value : value.slice(0, end);
    if (isAnyOf(SUCCESSES, word)) {
      return SUCCEEDED;
    }
    return isAnyOf(FAILURES, word) || PAM_FAILURES.find(word) != NameTable.NONE ? FAILED : UNKNOWN;
  }

  private static boolean isAnyOf(String[] words, ByteSlice value) {
    for (String word : words) {
      if (isIgnoringCase(value, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIgnoringCase(ByteSlice value, String small) {
    int i = 0;
    while (i < value.length()
        && i < small.length()
        && Ascii.toLower(value.at(i)) == small.charAt(i)) {
      i++;
    }
    return i == value.length() && i == small.length();
  }

  /**
   * Returns the outcome of the event of these records: the {@code success} of its system call, else
   * the first result that a record reports, else the first {@link Verdict}. Older kernels logged a
   * login ID or a changed configuration without a result, and only on success.
   */
  static Outcome of(RecordList records) {
    Outcome outcome = ofCall(records, RecordType.SYSCALL);
    outcome = outcome == UNKNOWN ? ofCall(records, RecordType.URINGOP) : outcome;
    for (int i = 0; i < records.size() && outcome == UNKNOWN; i++) {
      outcome = reported(records.get(i));
    }
    return outcome == UNKNOWN ? decided(records) : outcome;
  }

  private static Outcome ofCall(RecordList records, int type) {
    Outcome outcome = UNKNOWN;
    for (int i = 0; i < records.size() && outcome == UNKNOWN; i++) {
      AuditRecord record = records.get(i);
      outcome = record.is(type) ? ofCall(record) : UNKNOWN;
    }
    return outcome;
  }

  /** Returns the {@code success} of a record of a system call. */
  public static Outcome ofCall(AuditRecord record) {
    return of(record.find(FieldId.SUCCESS));
  }

  private static Outcome reported(AuditRecord record) {
    Field success = record.find(FieldId.SUCCESS);
    Outcome outcome = success == null || success.scope() != Scope.RECORD ? UNKNOWN : of(success);
    outcome = outcome == UNKNOWN ? of(record.find(FieldId.RES)) : outcome;
    return outcome == UNKNOWN ? of(record.find(FieldId.RESULT)) : outcome; // of older programs
  }

  private static Outcome of(@Nullable Field field) {
    return field == null || field.form() != Form.BARE ? UNKNOWN : of(field.value());
  }

  /** One denial is enough. */
  private static Outcome decided(RecordList records) {
    Outcome outcome = UNKNOWN;
    boolean byDefault = false;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      byDefault |= record.type().isAnyOf(SUCCESS_BY_DEFAULT) && record.find(FieldId.RES) == null;
      Outcome decision = Verdict.of(record);
      if (decision == FAILED) {
        return FAILED;
      }
      outcome = outcome == UNKNOWN ? decision : outcome;
    }
    return outcome == UNKNOWN && byDefault ? SUCCEEDED : outcome;
  }
}
