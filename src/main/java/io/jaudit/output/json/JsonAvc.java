package io.jaudit.output.json;

import io.jaudit.describe.Decision;
import io.jaudit.record.FieldId;

/**
 * The member {@code avc}: the decisions of security modules, one object a record, those of programs
 * (USER_AVC) included. Stateless.
 */
final class JsonAvc {
  private JsonAvc() {}

  static void write(Decision decisions, JsonText json) {
    json.beginArray(Member.AVC);
    while (decisions.next()) {
      writeDecision(decisions, json);
    }
    json.endArray();
  }

  private static void writeDecision(Decision decision, JsonText json) {
    json.beginObject();
    json.stringMember(Member.RESULT, decision.result());
    json.stringsMember(Member.PERMS, decision.permissions());
    json.stringMember(Member.SCONTEXT, decision.subject());
    json.stringMember(Member.TCONTEXT, decision.object());
    json.stringMember(Member.TCLASS, decision.text(FieldId.TCLASS));
    json.stringMember(Member.OPERATION, decision.text(FieldId.OPERATION));
    json.stringMember(Member.PROFILE, decision.profile());
    json.stringMember(Member.NAME, decision.text(FieldId.NAME));
    json.stringMember(Member.REQUESTED_MASK, decision.text(FieldId.REQUESTED_MASK));
    json.stringMember(Member.DENIED_MASK, decision.text(FieldId.DENIED_MASK));
    JsonFields.writeNumber(Member.PID, decision.pid(), json);
    json.stringMember(Member.COMM, decision.text(FieldId.COMM));
    json.stringMember(Member.PATH, decision.text(FieldId.PATH));
    json.endObject();
  }
}
