package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.PathInfo;
import io.jaudit.interpret.field.FileMode;

/** Writes an element of the member {@code paths}: a PATH record. Stateless. */
final class JsonPaths {
  private JsonPaths() {}

  static void write(PathInfo path, JsonText json) {
    json.beginObject();
    JsonFields.writeNumber(Member.ITEM, path.item(), json);
    json.stringMember(Member.PATH, path.resolved());
    json.stringMember(Member.NAME, path.name());
    json.stringMember(Member.NAMETYPE, path.nameType());
    json.stringMember(Member.INODE, path.inode());
    json.stringMember(Member.DEV, path.device());
    ByteSlice mode = path.mode();
    json.stringMember(Member.MODE, mode);
    json.plainMember(Member.MODE_NAME, mode == null ? null : FileMode.name(mode).orElse(null));
    JsonUser.writeId(Member.OUID, path.owner(), json);
    json.stringMember(Member.OUID_NAME, path.ownerName());
    JsonUser.writeId(Member.OGID, path.group(), json);
    json.stringMember(Member.OGID_NAME, path.groupName());
    json.stringMember(Member.RDEV, path.specialDevice());
    json.stringMember(Member.OBJ, path.label());
    json.endObject();
  }
}
