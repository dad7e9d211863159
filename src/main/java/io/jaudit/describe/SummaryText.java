package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Returns the text of a field for the summary of an event; placeholders for unknown values become
 * null. Stateless.
 */
public final class SummaryText {
  /** Length of the longest placeholder. */
  private static final int LONGEST = "(null)".length();

  private SummaryText() {}

  /**
   * Returns the decoded text; null for a placeholder. In quotes, only {@code ?} of a program is
   * one, because a file may be called {@code (none)}.
   */
  public static @Nullable ByteSlice of(AuditRecord record, int index) {
    return isPlaceholder(record.fields(), index) ? null : FieldText.of(record, index);
  }

  /** Returns the decoded text of a field; null for null and for a placeholder. */
  static @Nullable ByteSlice of(@Nullable Fact field) {
    if (field == null) {
      return null;
    }
    AuditRecord record = field.record();
    return record == null ? null : of(record, field.index());
  }

  /** Returns true if {@link #of(AuditRecord, int)} returns null. */
  public static boolean isPlaceholder(Fields fields, int index) {
    int length = fields.valueLength(index);
    if (length > LONGEST || length == 0) {
      return false;
    }
    byte first = fields.firstOfValue(index);
    if (first != '?' && first != '(') {
      return false;
    }
    ByteSlice value = fields.value(index);
    if (fields.form(index) == Form.QUOTED) {
      return fields.scope(index) == Scope.USER && value.is("?");
    }
    return value.is("?") || value.is("(null)") || value.is("(none)");
  }

  /** Like {@link #of}, for the first field of this name outside the enriched part. */
  public static @Nullable ByteSlice find(AuditRecord record, String name) {
    int index = record.fields().indexOf(name, 0);
    return index < 0 ? null : of(record, index);
  }
}
