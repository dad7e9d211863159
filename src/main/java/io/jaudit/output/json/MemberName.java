package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.FieldKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Represents a member name of JSON objects, with everything needed for each of its fields, computed
 * once. Belongs to one {@link MemberNames}.
 */
public final class MemberName {
  /** Lists the members with additional information about another; their names have an ending. */
  public enum Twin {
    /** The meaning of the value. */
    NAME("_name"),
    /** The value as logged. */
    RAW("_raw"),
    /** All bytes of a value that is not UTF-8. */
    HEX("_hex");

    final String ending;

    Twin(String ending) {
      this.ending = ending;
    }
  }

  private final ByteSlice text;
  private final ByteSlice json;
  private final FieldKind kind;

  /** The names with the endings used so far; null if there are none. */
  private @Nullable Map<Twin, MemberName> twins;

  /** Number of the last object that used it. */
  long usedIn;

  /** Number of uses in that object. */
  int occurrences;

  /**
   * @param text UTF-8, in its own array
   */
  MemberName(ByteSlice text) {
    this.text = text;
    this.kind = JsonFields.kind(text);
    ByteBuilder member = new ByteBuilder(text.length() + 4).append(",\"");
    JsonString.append(text, member);
    this.json = member.append("\":").toSlice();
  }

  /**
   * Returns a name that needs no escaping as it is written: in quotes, with a comma before it and a
   * colon after it.
   */
  public static ByteSlice json(String name) {
    return ByteSlice.of(",\"" + name + "\":");
  }

  /** Returns the name. */
  public ByteSlice text() {
    return text;
  }

  /** Returns the name in quotes, with a comma before it and a colon after it. */
  ByteSlice json() {
    return json;
  }

  /** Returns the name with an ending; null if it was not set. */
  @Nullable MemberName twin(Twin twin) {
    return twins == null ? null : twins.get(twin);
  }

  void setTwin(Twin twin, MemberName name) {
    if (twins == null) {
      twins = new EnumMap<>(Twin.class);
    }
    twins.put(twin, name);
  }

  /** Returns the kind of a field of this name. */
  FieldKind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
