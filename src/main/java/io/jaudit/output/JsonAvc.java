package io.jaudit.output;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code avc}: what SELinux or AppArmor decided, one object a record of theirs, the
 * decisions of programs (USER_AVC) included. Stateless.
 */
final class JsonAvc {
  private static final int APPARMOR = 1500;
  private static final int APPARMOR_LAST = 1507;

  /** Of SELinux, then of AppArmor. */
  private static final String[] TEXTS = {
    "scontext",
    "tcontext",
    "tclass",
    "operation",
    "profile",
    "name",
    "requested_mask",
    "denied_mask"
  };

  private JsonAvc() {}

  static void write(AuditEvent event, JsonText json) {
    json.beginArray("avc");
    for (AuditRecord record : event.records()) {
      int type = record.type().number();
      if (type == RecordType.AVC
          || type == RecordType.USER_AVC
          || (type >= APPARMOR && type <= APPARMOR_LAST)) {
        write(record, json);
      }
    }
    json.endArray();
  }

  private static void write(AuditRecord record, JsonText json) {
    json.beginObject();
    json.stringMember("result", result(record));
    writePermissions(record, json);
    for (String name : TEXTS) {
      json.stringMember(name, SummaryText.find(record, name));
    }
    Field pid = record.find(FieldId.PID);
    JsonFields.writeNumber("pid", pid == null ? null : pid.value(), json);
    json.stringMember("comm", SummaryText.find(record, "comm"));
    json.stringMember("path", SummaryText.find(record, "path"));
    json.endObject();
  }

  /** {@code denied}, {@code granted} and the like, in small letters in both dialects. */
  private static @Nullable ByteSlice result(AuditRecord record) {
    Field apparmor = record.find(FieldId.APPARMOR);
    if (apparmor != null) {
      byte[] result = apparmor.value().toByteArray();
      for (int i = 0; i < result.length; i++) {
        result[i] = Ascii.toLower(result[i]);
      }
      return ByteSlice.of(result);
    }
    for (Field field : record.fields()) {
      if (field.form() == Form.WORD && (field.raw().is("denied") || field.raw().is("granted"))) {
        return field.raw();
      }
    }
    return null;
  }

  /** The words between the braces of {@code { read write }}. */
  private static void writePermissions(AuditRecord record, JsonText json) {
    List<@Nullable ByteSlice> permissions = new ArrayList<>();
    boolean inside = false;
    for (Field field : record.fields()) {
      if (field.form() == Form.WORD) {
        if (inside && field.raw().is("}")) {
          break;
        }
        if (inside) {
          permissions.add(field.raw());
        }
        inside |= field.raw().is("{");
      }
    }
    json.stringsMember("perms", permissions);
  }
}
