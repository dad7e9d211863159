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
    json.beginArray("avc");
    while (decisions.next()) {
      writeDecision(decisions, json);
    }
    json.endArray();
  }

  private static void writeDecision(Decision decision, JsonText json) {
    json.beginObject();
    json.stringMember("result", decision.result());
    json.stringsMember("perms", decision.permissions());
    json.stringMember("scontext", decision.subject());
    json.stringMember("tcontext", decision.object());
    json.stringMember("tclass", decision.text(FieldId.TCLASS));
    json.stringMember("operation", decision.text(FieldId.OPERATION));
    json.stringMember("profile", decision.text(FieldId.PROFILE));
    json.stringMember("name", decision.text(FieldId.NAME));
    json.stringMember("requested_mask", decision.text(FieldId.REQUESTED_MASK));
    json.stringMember("denied_mask", decision.text(FieldId.DENIED_MASK));
    JsonFields.writeNumber("pid", decision.pid(), json);
    json.stringMember("comm", decision.text(FieldId.COMM));
    json.stringMember("path", decision.text(FieldId.PATH));
    json.endObject();
  }
}
