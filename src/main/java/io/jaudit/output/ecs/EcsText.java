package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.MemberName;
import io.jaudit.record.RecordList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes members of ECS: no nulls, no empty strings, objects or arrays. Bytes that are not UTF-8
 * are replaced by U+FFFD. Not safe for use by several threads.
 */
final class EcsText {
  /** Represents an argument that the log does not contain. */
  private static final ByteSlice MISSING = ByteSlice.of("\u2026");

  private final JsonText json = new JsonText(JsonNulls.OMITTED);

  void begin(ByteBuilder out) {
    json.appendTo(out);
    json.beginObject();
  }

  void end() {
    json.endObject();
    json.newline();
  }

  void object(EcsMember name) {
    json.name(name.json()).beginObject();
  }

  void element() {
    json.beginObject();
  }

  void endObject() {
    json.endObject();
  }

  void array(EcsMember name) {
    json.beginArray(name.json());
  }

  void endArray() {
    json.endArray();
  }

  void string(EcsMember name, @Nullable ByteSlice text) {
    if (text != null && !text.isEmpty()) {
      json.string(name.json(), text);
    }
  }

  /** Writes a string with one character per byte. */
  void latin1(EcsMember name, @Nullable String text) {
    if (text != null) {
      string(name, ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  /** Writes a string that needs no escaping. */
  void plain(EcsMember name, String text) {
    if (!text.isEmpty()) {
      json.name(name.json()).plain(text);
    }
  }

  void number(EcsMember name, long number) {
    json.name(name.json()).number(number);
  }

  /** Writes a number that is not negative; nothing for another. */
  void count(EcsMember name, long number) {
    if (number >= 0) {
      number(name, number);
    }
  }

  /** Writes an array of strings, with an ellipsis for each that is null. */
  void strings(EcsMember name, List<@Nullable ByteSlice> texts) {
    array(name);
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      json.string(text == null ? MISSING : text);
    }
    endArray();
  }

  /** Writes an array of strings that need no escaping. */
  void plains(EcsMember name, List<String> texts) {
    array(name);
    for (int i = 0; i < texts.size(); i++) {
      json.plain(texts.get(i));
    }
    endArray();
  }

  /** Writes the lines of the records as an array. */
  void lines(EcsMember name, RecordList records) {
    array(name);
    for (int i = 0; i < records.size(); i++) {
      json.string(records.get(i).line());
    }
    endArray();
  }

  /** Writes a member with a name from the log. */
  void string(MemberName name, ByteSlice text) {
    json.string(name, text);
  }

  /** Writes a member with a name from the log. */
  void number(MemberName name, long number) {
    json.name(name).number(number);
  }
}
