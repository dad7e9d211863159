package io.jaudit.interpret.field;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;

/**
 * Returns the text of a field: its bytes without quotes, decoded if hex. The fields that are
 * written in hex if they contain special bytes are those of docs/ausearch-semantics.md §6.2 with
 * the rules ESCAPED, FILE, KEY, PROCTITLE and TTY; any other value is used unchanged: {@code a1=61}
 * of a system call is a number. Stateless.
 */
public final class FieldText {
  private FieldText() {}

  /** Returns true if a bare hex value of this field is encoded text. */
  public static boolean isEncoded(RecordType type, ByteSlice name) {
    return type.number() == RecordType.EXECVE
        ? isArgument(name)
        : isEncoded(type, FieldId.of(name));
  }

  private static boolean isEncoded(RecordType type, Fields fields, int index) {
    return type.number() == RecordType.EXECVE
        ? isArgument(fields.name(index))
        : isEncoded(type, fields.id(index));
  }

  /** Like {@link #isEncoded(RecordType, ByteSlice)}, for a record that is not EXECVE. */
  public static boolean isEncoded(RecordType type, int id) {
    return FieldRule.of(type, id).isEncoded();
  }

  /** Returns the decoded bytes of {@code field} of {@code record}. */
  public static ByteSlice of(AuditRecord record, Field field) {
    if (field.form() == Form.BARE && isEncoded(record.type(), field.name())) {
      return Hex.decode(field.raw()).orElse(field.raw());
    }
    return field.value();
  }

  /** Like {@link #of(AuditRecord, Field)}, for the field at {@code index}. */
  public static ByteSlice of(AuditRecord record, int index) {
    Fields fields = record.fields();
    ByteSlice value = fields.value(index);
    if (fields.form(index) == Form.BARE && isEncoded(record.type(), fields, index)) {
      return Hex.decode(value).orElse(value);
    }
    return value;
  }

  /** {@code a0}, {@code a1[2]}; not {@code argc} and {@code a1_len}. */
  private static boolean isArgument(ByteSlice name) {
    return name.length() > 1
        && name.at(0) == 'a'
        && Ascii.isDigit(name.at(1))
        && name.indexOf((byte) '_', 0) < 0;
  }
}
