package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SummaryText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.Fields;

/**
 * Writes the member {@code msg}: the message of the first program among the records, as strings.
 * Not safe for use by several threads.
 */
final class JsonMessage {
  private final MemberNames names = new MemberNames();
  private final ByteBuilder words = new ByteBuilder();

  void write(EventView event, JsonText json) {
    AuditRecord record = event.messageRecord();
    if (record == null) {
      json.nullMember(Member.MSG);
    } else {
      write(record, event.messageIndex() + 1, json);
    }
  }

  private void write(AuditRecord record, int from, JsonText json) {
    json.name(Member.MSG).beginObject();
    names.clear();
    words.clear();
    Fields fields = record.fields();
    for (int i = from; i < fields.size(); i++) {
      if (fields.scope(i) != Scope.USER) {
        break;
      }
      if (fields.form(i) == Form.WORD) {
        JsonFields.appendWord(fields.raw(i), words);
      } else {
        writeField(record, i, json);
      }
    }
    JsonFields.writeWords(words, names, json);
    json.endObject();
  }

  private void writeField(AuditRecord record, int index, JsonText json) {
    MemberName name = names.claim(record.fields(), index);
    ByteSlice text = SummaryText.of(record, index);
    if (text == null || isUnsetId(name, record.fields(), index)) {
      json.name(name).nullValue();
    } else {
      JsonFields.writeText(name, text, names, json);
    }
  }

  private static boolean isUnsetId(MemberName name, Fields fields, int index) {
    if (!name.kind().mayBeUnset()) {
      return false;
    }
    ByteSlice value = fields.value(index);
    return value.is("4294967295") || value.is("-1");
  }
}
