package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes arrays of strings, and their twins in hex if a string is not UTF-8. Stateless. */
final class JsonStrings {
  private JsonStrings() {}

  /** Writes the value of the member {@code name}, which is begun, and its twin if there is one. */
  static void write(Member name, List<@Nullable ByteSlice> texts, JsonText json) {
    if (!append(texts, json)) {
      appendHex(texts, json.name(name.hexJson()));
    }
  }

  /** Writes an array of strings and nulls; returns false if one of them is not UTF-8. */
  static boolean append(List<@Nullable ByteSlice> texts, JsonText json) {
    boolean valid = true;
    json.beginList();
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      if (text == null) {
        json.nullValue();
      } else {
        valid &= json.string(text);
      }
    }
    json.endArray();
    return valid;
  }

  /** Writes the bytes in hex for each text that is not UTF-8, null for the others. */
  static void appendHex(List<@Nullable ByteSlice> texts, JsonText json) {
    json.beginList();
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      if (text == null || Utf8.isValid(text)) {
        json.nullValue();
      } else {
        json.hex(text);
      }
    }
    json.endArray();
  }
}
