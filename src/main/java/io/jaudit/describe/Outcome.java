package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an action. {@link EventView#outcome} is the outcome of an event, which {@code
 * -sv}, csv, text and JSON use.
 */
public enum Outcome {
  SUCCEEDED,
  FAILED,
  /** No record reports it. */
  UNKNOWN;

  private static final int SUCCESS_BY_DEFAULT =
      RecordClass.setOf(RecordClass.LOGIN, RecordClass.CONFIG);

  /**
   * Returns what the value of {@code success}, {@code res} or {@code result} means. Programs write
   * success as {@code yes}, {@code 1} or a word that begins with {@code suc}, some in capitals,
   * some with a quote or bracket after it; any other word names a failure, such as {@code
   * Authentication}. An empty value and {@code ?} mean nothing.
   */
  public static Outcome of(ByteSlice value) {
    if (value.isEmpty() || value.is("?")) {
      return UNKNOWN;
    }
    return startsWith(value, "suc") || startsWith(value, "yes") || isOne(value)
        ? SUCCEEDED
        : FAILED;
  }

  /**
   * Returns the outcome of the event of these records: the {@code success} of its system call, else
   * the first result that a record reports, else the first {@link Verdict}. Older kernels logged a
   * login ID or a changed configuration without a result, and only on success.
   */
  static Outcome of(List<AuditRecord> records) {
    Outcome outcome = ofCall(records, RecordType.SYSCALL);
    outcome = outcome == UNKNOWN ? ofCall(records, RecordType.URINGOP) : outcome;
    for (int i = 0; i < records.size() && outcome == UNKNOWN; i++) {
      outcome = reported(records.get(i));
    }
    return outcome == UNKNOWN ? decided(records) : outcome;
  }

  private static Outcome ofCall(List<AuditRecord> records, int type) {
    Outcome outcome = UNKNOWN;
    for (int i = 0; i < records.size() && outcome == UNKNOWN; i++) {
      AuditRecord record = records.get(i);
      outcome = record.is(type) ? of(record.find(FieldId.SUCCESS)) : UNKNOWN;
    }
    return outcome;
  }

  private static Outcome reported(AuditRecord record) {
    Field success = record.find(FieldId.SUCCESS);
    Outcome outcome =
        success == null || success.scope() != Scope.RECORD ? UNKNOWN : of(success.value());
    outcome = outcome == UNKNOWN ? of(record.find(FieldId.RES)) : outcome;
    return outcome == UNKNOWN ? of(record.find(FieldId.RESULT)) : outcome; // of older programs
  }

  private static Outcome of(@Nullable Field field) {
    return field == null ? UNKNOWN : of(field.value());
  }

  /** One denial is enough. */
  private static Outcome decided(List<AuditRecord> records) {
    Outcome outcome = UNKNOWN;
    boolean byDefault = false;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      byDefault |= record.type().isAnyOf(SUCCESS_BY_DEFAULT);
      Outcome decision = Verdict.of(record);
      if (decision == FAILED) {
        return FAILED;
      }
      outcome = outcome == UNKNOWN ? decision : outcome;
    }
    return outcome == UNKNOWN && byDefault ? SUCCEEDED : outcome;
  }

  private static boolean isOne(ByteSlice value) {
    return value.at(0) == '1' && (value.length() == 1 || !Ascii.isDigit(value.at(1)));
  }

  private static boolean startsWith(ByteSlice value, String small) {
    if (value.length() < small.length()) {
      return false;
    }
    for (int i = 0; i < small.length(); i++) {
      if (Ascii.toLower(value.at(i)) != small.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
