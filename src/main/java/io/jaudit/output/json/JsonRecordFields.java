package io.jaudit.output.json;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Arguments;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;

/**
 * Writes the fields of one record as an object: as logged, in order and without loss, and after
 * each field its meaning.
 *
 * <p>If a numeric field does not contain a number, for example in a damaged line, it is null and
 * {@code <name>_raw} has the text; the same applies to a number with leading zeros, and to a value
 * without its closing quote. Not safe for use by several threads.
 */
final class JsonRecordFields {
  private static final ByteSlice ARGS = ByteSlice.of("args");
  private static final ByteSlice ARGS_HEX = ByteSlice.of("args_hex");
  private static final ByteSlice ARGS_START = ByteSlice.of("args_start");

  /** The member names and the free words of one object. */
  private static final class Scoped {
    final MemberNames names = new MemberNames();
    final ByteBuilder words = new ByteBuilder();

    void clear() {
      names.clear();
      words.clear();
    }
  }

  private final FieldMeaning meaning;
  private final Scoped outer = new Scoped();
  private final Scoped inner = new Scoped();

  JsonRecordFields(FieldMeaning meaning) {
    this.meaning = meaning;
  }

  /**
   * Writes the member {@code fields}.
   *
   * @param recorder is told where the numbers of a SYSCALL record are
   */
  void write(AuditRecord record, JsonText json, TemplateRecorder recorder) {
    outer.clear();
    inner.clear();
    json.name(Member.FIELDS).beginObject();
    if (record.is(RecordType.EXECVE)) {
      outer.names.claim(ARGS);
      outer.names.claim(ARGS_HEX);
      outer.names.claim(ARGS_START);
    }
    int end = writeAll(record, json, recorder);
    JsonFields.writeWords(outer.words, outer.names, json);
    writeRest(record, end, json);
    json.endObject();
  }

  /**
   * Returns the index of the first field of the enriched part. The arguments of an EXECVE record
   * are one array, at the position of the first one.
   */
  private int writeAll(AuditRecord record, JsonText json, TemplateRecorder recorder) {
    Fields fields = record.fields();
    boolean execve = record.is(RecordType.EXECVE);
    boolean argumentsToCome = execve;
    int i = 0;
    while (i < fields.size()) {
      if (fields.scope(i) == Scope.ENRICHED) {
        break;
      }
      if (fields.form(i) == Form.NESTED) {
        i = writeNested(record, i, json);
        continue;
      }
      if (!execve || !Arguments.isArgument(fields.get(i))) {
        Part part = recorder.isRecording() ? Part.ofField(fields.id(i)) : null;
        if (part == null) {
          write(record, i, outer, json);
        } else {
          recorder.beginPart(part);
          write(record, i, outer, json);
          recorder.endPart();
        }
      } else if (argumentsToCome) {
        writeArguments(record, json);
        argumentsToCome = false;
      }
      i++;
    }
    if (argumentsToCome) {
      writeArguments(record, json);
    }
    return i;
  }

  private static void writeArguments(AuditRecord record, JsonText json) {
    Arguments arguments = Arguments.in(record);
    json.stringsMember(Member.ARGS, arguments.values());
    if (arguments.start() > 0) {
      json.numberMember(Member.ARGS_START, arguments.start());
    }
  }

  /** Writes {@code msg='…'}, which is at {@code index}; returns the index after it. */
  private int writeNested(AuditRecord record, int index, JsonText json) {
    Fields fields = record.fields();
    json.name(outer.names.claim(fields, index)).beginObject();
    int i = index + 1;
    for (; i < fields.size() && fields.scope(i) == Scope.USER; i++) {
      write(record, i, inner, json);
    }
    JsonFields.writeWords(inner.words, inner.names, json);
    json.endObject();
    return i;
  }

  private void write(AuditRecord record, int index, Scoped scoped, JsonText json) {
    Fields fields = record.fields();
    if (fields.form(index) == Form.WORD) {
      JsonFields.appendWord(fields.raw(index), scoped.words);
      return;
    }
    MemberName name = scoped.names.claim(fields, index);
    FieldKind kind = name.kind();
    if (kind.isNumber()) {
      writeNumber(name, fields, index, scoped, json);
    } else if (kind == FieldKind.MESSAGE && fields.scope(index) == Scope.RECORD) {
      // An object, like any other msg, although this one has no fields.
      json.name(name).beginObject();
      json.stringMember(Member.TEXT, FieldText.of(record, index));
      json.endObject();
    } else {
      JsonFields.writeText(name, FieldText.of(record, index), scoped.names, json);
      if (fields.form(index) == Form.TORN) {
        MemberName raw = scoped.names.claim(name, Twin.RAW);
        JsonFields.writeText(raw, fields.raw(index), scoped.names, json);
      }
    }
    ByteSlice words = meaning.of(record, index, kind);
    if (words != null) {
      JsonFields.writeText(scoped.names.claim(name, Twin.NAME), words, scoped.names, json);
    }
  }

  private static void writeNumber(
      MemberName name, Fields fields, int index, Scoped scoped, JsonText json) {
    ByteSlice value = fields.value(index);
    long number = Ascii.decimal(value, Long.MIN_VALUE);
    boolean torn = fields.form(index) == Form.TORN;
    json.name(name);
    if (number != Long.MIN_VALUE && !torn && !isPadded(value)) {
      json.rendered(value); // JSON writes it as the log does
      return;
    }
    if (number == Long.MIN_VALUE) {
      json.nullValue();
    } else {
      json.number(number);
    }
    ByteSlice logged = torn ? fields.raw(index) : value;
    JsonFields.writeText(scoped.names.claim(name, Twin.RAW), logged, scoped.names, json);
  }

  private static boolean isPadded(ByteSlice number) {
    int first = number.at(0) == '-' ? 1 : 0;
    return number.at(first) == '0' && number.length() > 1;
  }

  /** Writes the enriched names that belong to no field of the record. */
  private void writeRest(AuditRecord record, int from, JsonText json) {
    Fields fields = record.fields();
    for (int i = from; i < fields.size(); i++) {
      if (!fields.isWhole(i) || isWritten(record, fields.partner(i))) {
        continue;
      }
      Field field = fields.get(i);
      ByteSlice name = FieldMeaning.twinName(field);
      boolean written = outer.names.contains(name) || inner.names.contains(name);
      if (!written && FieldMeaning.isKnown(field.value())) {
        JsonFields.writeText(outer.names.claim(name), field.value(), outer.names, json);
      }
    }
  }

  /** Returns true for a field whose meaning is the member after it. */
  private static boolean isWritten(AuditRecord record, int index) {
    return index >= 0
        && record.fields().form(index) != Form.NESTED
        && !(record.is(RecordType.EXECVE) && Arguments.isArgument(record.fields().get(index)));
  }
}
