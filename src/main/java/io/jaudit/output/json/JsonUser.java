package io.jaudit.output.json;

import io.jaudit.describe.Actor;
import io.jaudit.interpret.names.Identities;

/** Writes the member {@code user}: IDs and names of the user. Stateless. */
final class JsonUser {
  /** In the order of the constants of {@link Actor}. */
  private static final Member[] IDS = {
    Member.AUID,
    Member.UID,
    Member.GID,
    Member.EUID,
    Member.EGID,
    Member.SUID,
    Member.SGID,
    Member.FSUID,
    Member.FSGID
  };

  private static final Member[] NAMES = {
    Member.AUID_NAME,
    Member.UID_NAME,
    Member.GID_NAME,
    Member.EUID_NAME,
    Member.EGID_NAME,
    Member.SUID_NAME,
    Member.SGID_NAME,
    Member.FSUID_NAME,
    Member.FSGID_NAME
  };

  private JsonUser() {}

  static void write(Actor actor, JsonText json) {
    json.name(Member.USER).beginObject();
    for (int id = 0; id < IDS.length; id++) {
      writeId(IDS[id], actor.id(id), json);
      json.stringMember(NAMES[id], actor.name(id));
    }
    writeId(Member.SES, actor.session(), json);
    json.stringMember(Member.ACCT, actor.account());
    json.endObject();
  }

  /** Writes null if there is no ID, or if it is unset. */
  static void writeId(Member name, long id, JsonText json) {
    if (id < 0 || id == Identities.UNSET) {
      json.nullMember(name);
    } else {
      json.numberMember(name, id);
    }
  }
}
