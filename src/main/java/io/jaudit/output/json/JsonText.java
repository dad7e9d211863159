package io.jaudit.output.json;

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
 * Appends JSON, member by member, to a {@link ByteBuilder}: it writes commas, quotes and escapes;
 * the caller balances brackets.
 *
 * <p>A string that is not UTF-8 gets a second member, {@code <member>_hex}, with all its bytes. Not
 * safe for use by several threads.
 */
final class JsonText {
  private static final String HEX_SUFFIX = "_hex";

  /** The members by name, as passed to {@link #member}: complete after an event of each kind. */
  private final Map<String, ByteSlice> members = new HashMap<>();

  private ByteBuilder out = new ByteBuilder(0);
  private boolean comma;

  /** Begins a JSON text at the end of {@code target}. */
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

  /** Writes the name of the next member, which must need no escaping. */
  JsonText name(String name) {
    ByteSlice member = members.get(name);
    if (member == null) {
      member = ByteSlice.of(",\"" + name + "\":");
      members.put(name, member);
    }
    return member(member);
  }

  /** Like {@link #name(String)}, with any characters. */
  JsonText name(MemberName name) {
    return member(name.json());
  }

  /**
   * Returns a name in quotes, with the comma that separates it from the member before it, and a
   * colon.
   */
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

  /** Writes a string that needs no escaping. */
  JsonText plain(String text) {
    separate();
    out.append('"').append(text).append('"');
    comma = true;
    return this;
  }

  /** Writes a string; returns false if {@code text} is not UTF-8. */
  boolean string(ByteSlice text) {
    separate();
    out.append('"');
    boolean valid = JsonString.append(text, out);
    out.append('"');
    comma = true;
    return valid;
  }

  /** Returns the builder, for a literal value; call {@link #endValue()} after it. */
  ByteBuilder beginValue() {
    separate();
    comma = false;
    return out;
  }

  void endValue() {
    comma = true;
  }

  /** Returns the builder, after an opening quote; call {@link #endQuoted()} after the text. */
  ByteBuilder beginQuoted() {
    separate();
    return out.append('"');
  }

  void endQuoted() {
    out.append('"');
    comma = true;
  }

  /** Writes all bytes in uppercase hex. */
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

  /** Writes a string that needs no escaping, or null. */
  JsonText plainMember(String name, @Nullable String text) {
    name(name);
    return text == null ? nullValue() : plain(text);
  }

  /** Writes a string, and its twin in hex if it isn't UTF-8; or null. */
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

  /** Like {@link #stringMember}, for text with one character per byte. */
  JsonText latin1Member(String name, @Nullable String text) {
    return text == null || isPlain(text)
        ? plainMember(name, text)
        : stringMember(name, ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Writes an array of strings and nulls, and a twin in hex if one isn't UTF-8. */
  JsonText stringsMember(String name, List<@Nullable ByteSlice> texts) {
    name(name);
    if (!strings(texts)) {
      name(name.concat(HEX_SUFFIX)).hexes(texts);
    }
    return this;
  }

  /** Writes an array of strings and nulls; returns false if one of them is not UTF-8. */
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

  /** Writes the bytes in hex for each text that is not UTF-8, null for the others. */
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
