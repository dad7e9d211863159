package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.Fields;
import org.jspecify.annotations.Nullable;

/** What a field says, for the summary of an event, where "unknown" is null. Stateless. */
final class SummaryText {
  /** Of what stands for no text. */
  private static final int LONGEST = "(null)".length();

  private SummaryText() {}

  /**
   * The decoded text; null where it stands for none. Between quotes that is only {@code ?} of a
   * program: a file may well be called {@code (none)}.
   */
  static @Nullable ByteSlice of(AuditRecord record, int index) {
    ByteSlice text = FieldText.of(record, index);
    if (text.length() > LONGEST || text.isEmpty()) {
      return text;
    }
    Fields fields = record.fields();
    if (fields.form(index) == Form.QUOTED) {
      return fields.scope(index) == Scope.USER && text.is("?") ? null : text;
    }
    ByteSlice raw = fields.raw(index);
    return raw.is("?") || raw.is("(null)") || raw.is("(none)") ? null : text;
  }

  /** As {@link #of}, of the first field of this name outside the enriched part. */
  static @Nullable ByteSlice find(AuditRecord record, String name) {
    int index = record.fields().indexOf(name, 0);
    return index < 0 ? null : of(record, index);
  }
}
