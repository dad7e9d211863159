package io.jaudit.output.json;

import io.jaudit.describe.Actor;
import io.jaudit.interpret.names.Identities;

/** Writes the member {@code user}: IDs and names of the user. Stateless. */
final class JsonUser {
  /** In the order of the constants of {@link Actor}. */
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

  static void write(Actor actor, JsonText json) {
    json.name("user").beginObject();
    for (int id = 0; id < IDS.length; id++) {
      writeId(IDS[id], actor.id(id), json);
      json.stringMember(NAMES[id], actor.name(id));
    }
    writeId("ses", actor.session(), json);
    json.stringMember("acct", actor.account());
    json.endObject();
  }

  /** Writes null if there is no ID, or if it is unset. */
  static void writeId(String name, long id, JsonText json) {
    if (id < 0 || id == Identities.UNSET) {
      json.nullMember(name);
    } else {
      json.numberMember(name, id);
    }
  }
}
