package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.PathInfo;
import io.jaudit.interpret.field.FileMode;

/** Writes the member {@code paths}: each PATH record. Stateless. */
final class JsonPaths {
  private JsonPaths() {}

  static void write(PathInfo paths, JsonText json) {
    json.beginArray("paths");
    while (paths.next()) {
      writePath(paths, json);
    }
    json.endArray();
  }

  private static void writePath(PathInfo path, JsonText json) {
    json.beginObject();
    JsonFields.writeNumber("item", path.item(), json);
    json.stringMember("path", path.resolved());
    json.stringMember("name", path.name());
    json.stringMember("nametype", path.nameType());
    json.stringMember("inode", path.inode());
    json.stringMember("dev", path.device());
    ByteSlice mode = path.mode();
    json.stringMember("mode", mode);
    json.plainMember("mode_name", mode == null ? null : FileMode.name(mode).orElse(null));
    JsonUser.writeId("ouid", path.owner(), json);
    json.stringMember("ouid_name", path.ownerName());
    JsonUser.writeId("ogid", path.group(), json);
    json.stringMember("ogid_name", path.groupName());
    json.stringMember("rdev", path.specialDevice());
    json.stringMember("obj", path.label());
    json.endObject();
  }
}
