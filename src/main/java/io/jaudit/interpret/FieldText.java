package io.jaudit.interpret;

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
 * The text of a field: its bytes once quotes and hex are taken away. Which fields are written in
 * hex where they hold odd bytes is docs/ausearch-semantics.md §6.2 (the rules ESCAPED, FILE, KEY,
 * PROCTITLE and TTY); any other value is taken as it stands, as {@code a1=61} of a system call is a
 * number. Stateless.
 */
public final class FieldText {
  private FieldText() {}

  /** Returns true if a bare hex value of this field stands for other bytes. */
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

  /** As {@link #isEncoded(RecordType, ByteSlice)}, for a record that is no EXECVE. */
  public static boolean isEncoded(RecordType type, int id) {
    return FieldRule.of(type, id).isEncoded();
  }

  /** The bytes that {@code field} of {@code record} stands for. */
  public static ByteSlice of(AuditRecord record, Field field) {
    if (field.form() == Form.BARE && isEncoded(record.type(), field.name())) {
      return Hex.decode(field.raw()).orElse(field.raw());
    }
    return field.value();
  }

  /** As {@link #of(AuditRecord, Field)}, of the field at {@code index}. */
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
