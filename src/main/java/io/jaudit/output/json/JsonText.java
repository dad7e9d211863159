package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends JSON, member by member, to a {@link ByteBuilder}: it writes commas, quotes and escapes;
 * the caller balances brackets.
 *
 * <p>The name of a member, and the brackets of the objects and arrays around it, are written
 * together with its first value. With {@link JsonNulls#OMITTED}, null is no value for a member, so
 * that null members, empty objects and empty arrays are never written. Elements of arrays always
 * are.
 *
 * <p>A string that is not UTF-8 gets a second member, {@code <member>_hex}, with all its bytes;
 * other formats of JSON lines, which use the public methods, decide about that themselves. Not safe
 * for use by several threads.
 */
public final class JsonText {
  /** Maximum nesting depth: a field of a message of a record. */
  private static final int DEEPEST = 16;

  private static final char NO_BRACKET = 0;

  private final boolean omitsNulls;

  /** The members that are begun but not written yet, each within the one before it. */
  private final ByteSlice[] begun = new ByteSlice[DEEPEST];

  /** The brackets that they open; the last has none before its value is known. */
  private final char[] brackets = new char[DEEPEST];

  private int pending;

  private ByteBuilder out = new ByteBuilder(0);
  private boolean comma;

  /** Creates a writer of JSON, to be directed by {@link #appendTo}. */
  public JsonText(JsonNulls nulls) {
    this.omitsNulls = nulls == JsonNulls.OMITTED;
  }

  /** Begins a JSON text at the end of {@code target}. */
  public void appendTo(ByteBuilder target) {
    out = target;
    comma = false;
    pending = 0;
  }

  /** Ends the line after a JSON text. */
  public void newline() {
    out.append('\n');
    comma = false;
  }

  /** Begins an object, as a value. */
  public JsonText beginObject() {
    begin('{');
    return this;
  }

  /** Ends the object; without members it is not written if it is itself one. */
  public JsonText endObject() {
    end('}');
    return this;
  }

  JsonText beginArray(Member name) {
    return beginArray(name.json());
  }

  /** Begins an array as a member with a name from the log. */
  public JsonText beginArray(MemberName member) {
    return beginArray(member.json());
  }

  /** Begins an array as a member, named like {@link #name(ByteSlice)}. */
  public JsonText beginArray(ByteSlice member) {
    name(member).begin('[');
    return this;
  }

  /** Ends the array; without elements it is not written. */
  public JsonText endArray() {
    end(']');
    return this;
  }

  private void begin(char bracket) {
    if (isAfterName()) {
      brackets[pending - 1] = bracket;
      if (!omitsNulls) {
        writePending();
      }
    } else {
      separate();
      out.append(bracket);
      comma = false;
    }
  }

  private void end(char bracket) {
    if (pending > 0) {
      pending--; // it is empty
    } else {
      out.append(bracket);
      comma = true;
    }
  }

  /** Returns true if the next value is that of a member, not an element of an array. */
  private boolean isAfterName() {
    return pending > 0 && brackets[pending - 1] == NO_BRACKET;
  }

  /** Begins a member, whose value comes next. */
  JsonText name(Member name) {
    return name(name.json());
  }

  /** Like {@link #name(Member)}, for a name from the log. */
  public JsonText name(MemberName name) {
    return name(name.json());
  }

  /**
   * Begins a member.
   *
   * @param member the name in quotes, with the comma that separates it from the member before it,
   *     and a colon
   */
  public JsonText name(ByteSlice member) {
    begun[pending] = member;
    brackets[pending++] = NO_BRACKET;
    return this;
  }

  /** Writes null; leaves the member out if members without a value are omitted. */
  public JsonText nullValue() {
    if (omitsNulls && isAfterName()) {
      pending--;
      return this;
    }
    return literal("null");
  }

  /** Writes a number. */
  public JsonText number(long number) {
    separate();
    out.appendDecimal(number);
    comma = true;
    return this;
  }

  /** Writes a string that needs no escaping. */
  public JsonText plain(String text) {
    separate();
    out.append('"').append(text).append('"');
    comma = true;
    return this;
  }

  /** Writes a string; returns false if {@code text} is not UTF-8. */
  public boolean string(ByteSlice text) {
    separate();
    return quoted(text);
  }

  /** Writes a member with a name from the log; returns false if {@code text} is not UTF-8. */
  public boolean string(MemberName name, ByteSlice text) {
    return string(name.json(), text);
  }

  /**
   * Writes a member, named like {@link #name(ByteSlice)}; returns false if {@code text} is not
   * UTF-8.
   */
  public boolean string(ByteSlice member, ByteSlice text) {
    writeName(member);
    return quoted(text);
  }

  private boolean quoted(ByteSlice text) {
    comma = true;
    if (!text.holdsSpecial()) {
      out.appendBetween('"', text);
      return true;
    }
    out.append('"');
    boolean valid = JsonString.append(text, out);
    out.append('"');
    return valid;
  }

  /** Writes the names and brackets that wait for a value, because one is known to follow. */
  void writeNames() {
    if (pending > 0) {
      writePending();
    }
  }

  /** Returns true if a comma comes before what is written next. */
  boolean isAfterValue() {
    return comma;
  }

  /** Returns true if a member of the current object was written, and no other is begun. */
  boolean isAfterMember() {
    return comma && pending == 0;
  }

  /**
   * Appends JSON that was written before: members, elements, and brackets around them.
   *
   * @param isAfterValue whether a comma comes before what is written next
   */
  void append(ByteSlice text, boolean isAfterValue) {
    out.append(text);
    comma = isAfterValue;
  }

  /** Like {@link #append(ByteSlice, boolean)}, with the values of a line. */
  void append(GappedText text, GappedLine line, boolean isAfterValue) {
    text.appendTo(out, line);
    comma = isAfterValue;
  }

  /** Begins an element of an array; returns where it begins, for {@link #since}. */
  int beginElement() {
    separate();
    comma = false;
    return out.length();
  }

  /** Continues in another builder, between two events; returns the one before. */
  ByteBuilder redirect(ByteBuilder target) {
    ByteBuilder before = out;
    appendTo(target);
    return before;
  }

  /** Returns the number of bytes written so far, for {@link #since}. */
  int length() {
    return out.length();
  }

  /** Returns a copy of what was written after a position. */
  ByteSlice since(int length) {
    return out.toSlice(length);
  }

  /** Writes a value that is JSON already. */
  public JsonText rendered(ByteSlice value) {
    separate();
    out.append(value);
    comma = true;
    return this;
  }

  /**
   * Returns the builder, for members that the caller writes completely, each with the comma before
   * it.
   */
  ByteBuilder beginMembers() {
    comma = true;
    return out;
  }

  /** Writes all bytes in uppercase hex. */
  public JsonText hex(ByteSlice bytes) {
    separate();
    out.append('"').append(Hex.encode(bytes)).append('"');
    comma = true;
    return this;
  }

  JsonText nullMember(Member name) {
    return omitsNulls ? this : name(name).nullValue();
  }

  JsonText numberMember(Member name, long number) {
    writeName(name.json());
    out.appendDecimal(number);
    comma = true;
    return this;
  }

  /** Writes the name of a member whose value is known to follow. */
  private void writeName(ByteSlice member) {
    if (pending > 0) {
      writePending();
    }
    out.append(member, comma ? 0 : 1, member.length());
    comma = false;
  }

  JsonText flagMember(Member name, @Nullable Boolean flag) {
    return flag == null ? nullMember(name) : name(name).literal(flag ? "true" : "false");
  }

  /** Writes a string that needs no escaping, or null. */
  JsonText plainMember(Member name, @Nullable String text) {
    return text == null ? nullMember(name) : name(name).plain(text);
  }

  /** Writes a string, and its twin in hex if it isn't UTF-8; or null. */
  JsonText stringMember(Member name, @Nullable ByteSlice text) {
    if (text == null) {
      return nullMember(name);
    }
    writeName(name.json());
    if (!quoted(text)) {
      name(name.hexJson()).hex(text);
    }
    return this;
  }

  /** Like {@link #stringMember}, for text with one character per byte. */
  JsonText latin1Member(Member name, @Nullable String text) {
    return text == null || JsonString.isPlain(text)
        ? plainMember(name, text)
        : stringMember(name, ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Writes an array of strings and nulls, and a twin in hex if one isn't UTF-8. */
  JsonText stringsMember(Member name, List<@Nullable ByteSlice> texts) {
    name(name);
    return namedStrings(name, texts);
  }

  /** Like {@link #stringsMember}, written even if there are none. */
  JsonText requiredStringsMember(Member name, List<@Nullable ByteSlice> texts) {
    name(name);
    writePending();
    return namedStrings(name, texts);
  }

  private JsonText namedStrings(Member name, List<@Nullable ByteSlice> texts) {
    JsonStrings.write(name, texts, this);
    return this;
  }

  /** Begins an array as a value. */
  JsonText beginList() {
    begin('[');
    return this;
  }

  private JsonText literal(String literal) {
    separate();
    out.append(literal);
    comma = true;
    return this;
  }

  /** Writes what comes before a value: the names and brackets around it, or a comma. */
  private void separate() {
    if (pending > 0) {
      writePending();
    } else if (comma) {
      out.append(',');
    }
  }

  private void writePending() {
    for (int i = 0; i < pending; i++) {
      ByteSlice member = begun[i];
      out.append(member, comma ? 0 : 1, member.length());
      comma = false;
      if (brackets[i] != NO_BRACKET) {
        out.append(brackets[i]);
      }
    }
    pending = 0;
  }
}
