package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import org.jspecify.annotations.Nullable;

/** What a field says, for the summary of an event, where "unknown" is null. Stateless. */
final class KnownText {
  private KnownText() {}

  /**
   * The decoded text; null where it stands for none. Between quotes that is only {@code ?} of a
   * program: a file may well be called {@code (none)}.
   */
  static @Nullable ByteSlice of(AuditRecord record, @Nullable Field field) {
    if (field == null) {
      return null;
    }
    ByteSlice text = FieldText.of(record, field);
    if (text.length() > 6 || text.isEmpty()) {
      return text;
    }
    boolean unknown =
        field.form() == Form.QUOTED
            ? field.scope() == Scope.USER && text.is("?")
            : field.raw().is("?") || field.raw().is("(null)") || field.raw().is("(none)");
    return unknown ? null : text;
  }

  /** As {@link #of}, of the first field of this name outside the enriched part. */
  static @Nullable ByteSlice find(AuditRecord record, String name) {
    return of(record, record.find(name));
  }
}
