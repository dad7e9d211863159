package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON, member by member, at the end of a {@link ByteBuilder}: commas, quotes and escapes are its
 * job, balance is the caller's.
 *
 * <p>A string that is not UTF-8 gets a second member beside it, {@code <member>_hex}, with all its
 * bytes. Not safe for use by several threads.
 */
final class JsonText {
  private static final String HEX_SUFFIX = "_hex";

  /** By the name, as {@link #member} takes it: all there are, after an event of each kind. */
  private final Map<String, ByteSlice> members = new HashMap<>();

  private ByteBuilder out = new ByteBuilder(0);
  private boolean comma;

  /** Begins a text at the end of {@code target}. */
  void appendTo(ByteBuilder target) {
    out = target;
    comma = false;
  }

  void newline() {
    out.append('\n');
    comma = false;
  }

  JsonText beginObject() {
    separate();
    out.append('{');
    comma = false;
    return this;
  }

  JsonText endObject() {
    out.append('}');
    comma = true;
    return this;
  }

  JsonText beginArray(String name) {
    name(name);
    out.append('[');
    comma = false;
    return this;
  }

  JsonText endArray() {
    out.append(']');
    comma = true;
    return this;
  }

  /** The name of the member whose value comes next; of characters that need no escape. */
  JsonText name(String name) {
    ByteSlice member = members.get(name);
    if (member == null) {
      member = ByteSlice.of(",\"" + name + "\":");
      members.put(name, member);
    }
    return member(member);
  }

  /** As {@link #name(String)}, of any characters. */
  JsonText name(MemberName name) {
    return member(name.json());
  }

  /** A name in quotes, between the comma that another member takes before it and a colon. */
  private JsonText member(ByteSlice member) {
    out.append(member, comma ? 0 : 1, member.length());
    comma = false;
    return this;
  }

  JsonText nullValue() {
    return literal("null");
  }

  JsonText number(long number) {
    separate();
    out.appendDecimal(number);
    comma = true;
    return this;
  }

  /** A string of characters that need no escape. */
  JsonText plain(String text) {
    separate();
    out.append('"').append(text).append('"');
    comma = true;
    return this;
  }

  /** A string; false where {@code text} is not UTF-8. */
  boolean string(ByteSlice text) {
    separate();
    out.append('"');
    boolean valid = JsonString.append(text, out);
    out.append('"');
    comma = true;
    return valid;
  }

  /** The builder, for a value as it is; to be followed by {@link #endValue()}. */
  ByteBuilder beginValue() {
    separate();
    comma = false;
    return out;
  }

  void endValue() {
    comma = true;
  }

  /** The builder, behind an opening quote; to be followed by {@link #endQuoted()}. */
  ByteBuilder beginQuoted() {
    separate();
    return out.append('"');
  }

  void endQuoted() {
    out.append('"');
    comma = true;
  }

  /** All bytes in upper-case hex. */
  JsonText hex(ByteSlice bytes) {
    separate();
    out.append('"').append(Hex.encode(bytes)).append('"');
    comma = true;
    return this;
  }

  JsonText nullMember(String name) {
    return name(name).nullValue();
  }

  JsonText numberMember(String name, long number) {
    return name(name).number(number);
  }

  JsonText flagMember(String name, @Nullable Boolean flag) {
    return name(name).literal(flag == null ? "null" : flag ? "true" : "false");
  }

  /** A string of characters that need no escape, or null. */
  JsonText plainMember(String name, @Nullable String text) {
    name(name);
    return text == null ? nullValue() : plain(text);
  }

  /** A string with its twin in hex where it isn't UTF-8, or null. */
  JsonText stringMember(String name, @Nullable ByteSlice text) {
    name(name);
    if (text == null) {
      return nullValue();
    }
    if (!string(text)) {
      name(name.concat(HEX_SUFFIX)).hex(text);
    }
    return this;
  }

  /** As {@link #stringMember}, of text that has one character a byte. */
  JsonText latin1Member(String name, @Nullable String text) {
    return text == null || isPlain(text)
        ? plainMember(name, text)
        : stringMember(name, ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** An array of strings and nulls, with a twin in hex where one isn't UTF-8. */
  JsonText stringsMember(String name, List<@Nullable ByteSlice> texts) {
    name(name);
    if (!strings(texts)) {
      name(name.concat(HEX_SUFFIX)).hexes(texts);
    }
    return this;
  }

  /** An array of strings and nulls; false where one of them is not UTF-8. */
  boolean strings(List<@Nullable ByteSlice> texts) {
    boolean valid = true;
    separate();
    out.append('[');
    comma = false;
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      if (text == null) {
        nullValue();
      } else {
        valid &= string(text);
      }
    }
    endArray();
    return valid;
  }

  /** For each text that is not UTF-8 its bytes in hex, for the others null. */
  JsonText hexes(List<@Nullable ByteSlice> texts) {
    separate();
    out.append('[');
    comma = false;
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      if (text == null || Utf8.isValid(text)) {
        nullValue();
      } else {
        hex(text);
      }
    }
    return endArray();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private JsonText literal(String literal) {
    separate();
    out.append(literal);
    comma = true;
    return this;
  }

  private void separate() {
    if (comma) {
      out.append(',');
    }
  }
}
