package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Identities;
import org.jspecify.annotations.Nullable;

/** Writes the member {@code user}: IDs and names of the user. Stateless. */
final class JsonUser {
  /** In the order of the first members of {@link EventFields}. */
  private static final String[] IDS = {
    "auid", "uid", "gid", "euid", "egid", "suid", "sgid", "fsuid", "fsgid"
  };

  private static final String[] NAMES = {
    "auid_name",
    "uid_name",
    "gid_name",
    "euid_name",
    "egid_name",
    "suid_name",
    "sgid_name",
    "fsuid_name",
    "fsgid_name"
  };

  private JsonUser() {}

  static void write(EventFields fields, JsonText json) {
    json.name("user").beginObject();
    for (int id = 0; id < IDS.length; id++) {
      writeId(IDS[id], fields.value(id), json);
      json.stringMember(NAMES[id], fields.name(id));
    }
    writeId("ses", fields.value(EventFields.SES), json);
    json.stringMember("acct", fields.text(EventFields.ACCT));
    json.endObject();
  }

  /** Writes null if the value is not an ID, or is unset. */
  static void writeId(String name, @Nullable ByteSlice value, JsonText json) {
    long id = value == null ? -1 : Identities.id(value);
    if (id < 0 || id == Identities.UNSET) {
      json.nullMember(name);
    } else {
      json.numberMember(name, id);
    }
  }
}
