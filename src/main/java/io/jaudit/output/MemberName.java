package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.FieldKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * The name of a member of JSON objects, with what has to be known of it at each of its fields, and
 * which is worked out once. Belongs to one {@link MemberNames}.
 */
final class MemberName {
  /** A member that says more of another, and has its name with an ending. */
  enum Twin {
    /** What the value means. */
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

  /** Those that were asked for. */
  final Map<Twin, MemberName> twins = new EnumMap<>(Twin.class);

  /** The number of the object that it was last used in. */
  long usedIn;

  /** How often it was asked for in that object. */
  int occurrences;

  /**
   * @param text UTF-8, in an array of its own
   */
  MemberName(ByteSlice text) {
    this.text = text;
    this.kind = JsonFields.kind(text);
    ByteBuilder member = new ByteBuilder(text.length() + 4).append(",\"");
    JsonString.append(text, member);
    this.json = member.append("\":").toSlice();
  }

  ByteSlice text() {
    return text;
  }

  /** In quotes, with a comma before and a colon behind. */
  ByteSlice json() {
    return json;
  }

  /** What a field of this name is. */
  FieldKind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
