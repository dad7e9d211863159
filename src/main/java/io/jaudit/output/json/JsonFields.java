package io.jaudit.output.json;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import org.jspecify.annotations.Nullable;

/**
 * Shared by all members that are made from fields: which fields are numbers, and how text, words
 * and numbers are written. Stateless.
 */
final class JsonFields {
  private static final ByteSlice TEXT = ByteSlice.of("text");

  private JsonFields() {}

  /** Returns what a field of this name is; {@code uid_2} is as {@code uid}. */
  static FieldKind kind(ByteSlice name) {
    int id = FieldId.of(name);
    for (ByteSlice rest = name; id == FieldId.NONE && endsInDigit(rest); ) {
      ByteSlice shorter = withoutOccurrence(rest);
      if (shorter.length() == rest.length()) {
        break;
      }
      rest = shorter;
      id = FieldId.of(rest);
    }
    return FieldId.kind(id);
  }

  private static boolean endsInDigit(ByteSlice name) {
    return !name.isEmpty() && Ascii.isDigit(name.at(name.length() - 1));
  }

  private static ByteSlice withoutOccurrence(ByteSlice name) {
    int end = name.length();
    while (end > 0 && Ascii.isDigit(name.at(end - 1))) {
      end--;
    }
    return end > 0 && name.at(end - 1) == '_' ? name.slice(0, end - 1) : name;
  }

  /** Returns the number in the field; {@code absent} if it is not a number. */
  static long number(@Nullable Field field, long absent) {
    return field == null ? absent : Ascii.decimal(field.value(), absent);
  }

  /** Writes a number, or null. */
  static void writeNumber(Member name, @Nullable ByteSlice value, JsonText json) {
    long number = value == null ? Long.MIN_VALUE : Ascii.decimal(value, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  /** Writes a string with a claimed name, and its twin in hex if it isn't UTF-8. */
  static void writeText(MemberName name, ByteSlice text, MemberNames names, JsonText json) {
    if (!json.string(name, text)) {
      json.name(names.claim(name, Twin.HEX)).hex(text);
    }
  }

  /** Adds a word without {@code =} to the words of the object. */
  static void appendWord(ByteSlice word, ByteBuilder words) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words.append(word);
  }

  /** Writes the words of an object as {@code text}; nothing if it has none. */
  static void writeWords(ByteBuilder words, MemberNames names, JsonText json) {
    if (words.length() > 0) {
      writeText(names.claim(TEXT), words.toSlice(), names, json);
    }
  }
}
