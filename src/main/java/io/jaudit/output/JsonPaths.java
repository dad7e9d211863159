package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.FileMode;
import io.jaudit.interpret.PathText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code paths}: each PATH record. Not safe for use by several threads. */
final class JsonPaths {
  private static final int ITEM = 0;
  private static final int NAME = 1;
  private static final int NAMETYPE = 2;
  private static final int INODE = 3;
  private static final int DEV = 4;
  private static final int MODE = 5;
  private static final int OUID = 6;
  private static final int OGID = 7;
  private static final int RDEV = 8;
  private static final int OBJ = 9;
  private static final int OTHER = -1;

  private final FieldMeaning meaning;
  private final int[] found = new int[OBJ + 1];
  private final @Nullable ByteSlice[] owners = new ByteSlice[OBJ + 1];

  JsonPaths(FieldMeaning meaning) {
    this.meaning = meaning;
  }

  void write(AuditEvent event, @Nullable ByteSlice cwd, JsonText json) {
    json.beginArray("paths");
    List<AuditRecord> records = event.records();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).is(RecordType.PATH)) {
        write(records.get(i), cwd, json);
      }
    }
    json.endArray();
  }

  private void write(AuditRecord record, @Nullable ByteSlice cwd, JsonText json) {
    find(record);
    json.beginObject();
    JsonFields.writeNumber("item", value(record, ITEM), json);
    ByteSlice name = text(record, NAME);
    json.stringMember("path", absolute(cwd, name));
    json.stringMember("name", name);
    json.stringMember("nametype", text(record, NAMETYPE));
    json.stringMember("inode", text(record, INODE));
    json.stringMember("dev", text(record, DEV));
    ByteSlice mode = text(record, MODE);
    json.stringMember("mode", mode);
    json.plainMember("mode_name", mode == null ? null : FileMode.name(mode).orElse(null));
    JsonUser.writeId("ouid", value(record, OUID), json);
    json.stringMember("ouid_name", owners[OUID]);
    JsonUser.writeId("ogid", value(record, OGID), json);
    json.stringMember("ogid_name", owners[OGID]);
    json.stringMember("rdev", text(record, RDEV));
    json.stringMember("obj", text(record, OBJ));
    json.endObject();
  }

  /** Null where nothing says where the name begins. */
  private static @Nullable ByteSlice absolute(@Nullable ByteSlice cwd, @Nullable ByteSlice name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    if (name.at(0) == '/') {
      return PathText.clean(name);
    }
    return cwd == null || !cwd.startsWith("/") ? null : PathText.resolve(cwd, name);
  }

  private void find(AuditRecord record) {
    Arrays.fill(found, OTHER);
    Arrays.fill(owners, null);
    meaning.begin(record);
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.form(i) == Form.WORD || fields.scope(i) != Scope.RECORD) {
        continue;
      }
      int member = member(fields.id(i));
      if (member != OTHER && found[member] < 0) {
        found[member] = i;
        if (member == OUID || member == OGID) {
          owners[member] = meaning.of(record, i, FieldKind.USER);
          continue;
        }
      }
      meaning.pass(fields, i);
    }
  }

  private static int member(int id) {
    return switch (id) {
      case FieldId.ITEM -> ITEM;
      case FieldId.NAME -> NAME;
      case FieldId.NAMETYPE -> NAMETYPE;
      case FieldId.INODE -> INODE;
      case FieldId.DEV -> DEV;
      case FieldId.MODE -> MODE;
      case FieldId.OUID -> OUID;
      case FieldId.OGID -> OGID;
      case FieldId.RDEV -> RDEV;
      case FieldId.OBJ -> OBJ;
      default -> OTHER;
    };
  }

  /** The value as logged, without its quotes; null where the record has no such field. */
  private @Nullable ByteSlice value(AuditRecord record, int member) {
    return found[member] < 0 ? null : record.fields().value(found[member]);
  }

  /** What the field says; null where it says nothing. */
  private @Nullable ByteSlice text(AuditRecord record, int member) {
    return found[member] < 0 ? null : SummaryText.of(record, found[member]);
  }
}
