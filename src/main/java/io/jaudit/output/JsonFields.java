package io.jaudit.output;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.NameTable;
import io.jaudit.interpret.Identities;
import io.jaudit.output.MemberName.Twin;
import io.jaudit.record.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all members made of fields share: which fields are numbers, and how text, words and numbers
 * are written. Stateless.
 */
final class JsonFields {
  /** What a field is by its name. */
  enum Kind {
    /** A string. */
    TEXT,
    /** A number. */
    NUMBER("pid", "ppid", "opid", "serial", "item", "items", "argc", "port", "sig"),
    /** The id of a session. */
    SESSION("ses", "oses", "old-ses"),
    /** The id of a user or group, which may have a name. */
    ID(Identities.fieldNames()),
    /** The number of a system call. */
    SYSCALL("syscall"),
    /** What a system call returned. */
    EXIT("exit"),
    /** The machine a system call was made for. */
    ARCH("arch"),
    /** An operation of io_uring. */
    URING_OP("uring_op"),
    /** The mode of a file. */
    MODE("mode"),
    /** The payload of a program. */
    MESSAGE("msg");

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final String[] names;

    Kind(String... names) {
      this.names = names;
    }

    boolean isNumber() {
      return this == NUMBER || this == SESSION || this == ID || this == SYSCALL || this == EXIT;
    }

    /** True where 4294967295 and -1 say that there is none. */
    boolean mayBeUnset() {
      return this == SESSION || this == ID;
    }
  }

  private static final ByteSlice TEXT = ByteSlice.of("text");
  private static final NameTable NAMES;

  /** By the index of a name. */
  private static final Kind[] KINDS;

  static {
    List<String> names = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String name : kind.names) {
        names.add(name);
        kinds.add(kind);
      }
    }
    NAMES = new NameTable(names.toArray(new String[0]));
    KINDS = kinds.toArray(new Kind[0]);
  }

  private JsonFields() {}

  /** What a field of this name is; {@code uid_2}, in a log or made by jaudit, is as {@code uid}. */
  static Kind kind(ByteSlice name) {
    int found = NAMES.find(name);
    for (ByteSlice rest = name; found == NameTable.NONE && endsInDigit(rest); ) {
      ByteSlice shorter = withoutOccurrence(rest);
      if (shorter.length() == rest.length()) {
        break;
      }
      rest = shorter;
      found = NAMES.find(rest);
    }
    return found == NameTable.NONE ? Kind.TEXT : KINDS[found];
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

  /** The number that is the field's value; {@code absent} where there is none. */
  static long number(@Nullable Field field, long absent) {
    return field == null ? absent : Ascii.decimal(field.value(), absent);
  }

  /** A number, or null. */
  static void writeNumber(String name, @Nullable ByteSlice value, JsonText json) {
    long number = value == null ? Long.MIN_VALUE : Ascii.decimal(value, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  /** A string under a claimed name, with its twin in hex where it isn't UTF-8. */
  static void writeText(MemberName name, ByteSlice text, MemberNames names, JsonText json) {
    if (!json.name(name).string(text)) {
      json.name(names.claim(name, Twin.HEX)).hex(text);
    }
  }

  /** Adds a word without {@code =} to those before it. */
  static void appendWord(ByteSlice word, ByteBuilder words) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words.append(word);
  }

  /** The words of an object, as {@code text}; nothing where it has none. */
  static void writeWords(ByteBuilder words, MemberNames names, JsonText json) {
    if (words.length() > 0) {
      writeText(names.claim(TEXT), words.toSlice(), names, json);
    }
  }
}
