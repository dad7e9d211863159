package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table behind {@link RecordType}: an open-addressing hash over the bytes of the name without
 * its case, so that a line's type is known without making a String of it.
 */
final class RecordTypes {
  private static final int SLOTS = 1024;
  private static final int MAX_NUMBER = 4096;
  private static final @Nullable RecordType[] BY_NAME = new RecordType[SLOTS];
  private static final @Nullable RecordType[] BY_NUMBER = new RecordType[MAX_NUMBER];
  private static final List<RecordType> ALL = load();

  private RecordTypes() {}

  static List<RecordType> all() {
    return ALL;
  }

  static @Nullable RecordType byNumber(int number) {
    return number >= 0 && number < MAX_NUMBER ? BY_NUMBER[number] : null;
  }

  static @Nullable RecordType named(ByteSlice text) {
    for (int slot = slot(text); ; slot = (slot + 1) & (SLOTS - 1)) {
      RecordType type = BY_NAME[slot];
      if (type == null) {
        return numbered(text);
      }
      if (equalsIgnoringCase(text, type.name())) {
        return type;
      }
    }
  }

  private static @Nullable RecordType numbered(ByteSlice text) {
    ByteSlice digits = text;
    if (text.startsWith("UNKNOWN[") && text.at(text.length() - 1) == ']') {
      digits = text.slice("UNKNOWN[".length(), text.length() - 1);
    }
    long number = Ascii.decimal(digits, -1);
    return number < 0 || number > Integer.MAX_VALUE ? null : RecordType.of((int) number);
  }

  private static List<RecordType> load() {
    byte[] table;
    try (InputStream in = RecordTypes.class.getResourceAsStream("record-types.tsv")) {
      if (in == null) {
        throw new IllegalStateException("record-types.tsv is not in the jar");
      }
      table = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableList(read(table));
  }

  /** Rows of a number, a tab and a name. In every start: by what takes least before compilation. */
  private static List<RecordType> read(byte[] table) {
    List<RecordType> all = new ArrayList<>(256);
    int end;
    for (int start = 0; start < table.length; start = end + 1) {
      int number = 0;
      int at = start;
      for (; Ascii.isDigit(table[at]); at++) {
        number = number * 10 + table[at] - '0';
      }
      end = at;
      while (table[end] != '\n') {
        end++;
      }
      if (at > start) { // no comment
        String name = new String(table, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
        all.add(add(new RecordType(number, name)));
      }
    }
    return all;
  }

  private static RecordType add(RecordType type) {
    int slot = slot(ByteSlice.of(type.name()));
    while (BY_NAME[slot] != null) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    BY_NAME[slot] = type;
    BY_NUMBER[type.number()] = type;
    return type;
  }

  /** Of the length and four letters: enough to tell the types apart. */
  private static int slot(ByteSlice name) {
    int length = name.length();
    int hash = length;
    if (length > 1) {
      hash = hash * 31 + Ascii.toLower(name.at(1));
      hash = hash * 31 + Ascii.toLower(name.at(length / 2));
      hash = hash * 31 + Ascii.toLower(name.at(length - 2));
      hash = hash * 31 + Ascii.toLower(name.at(length - 1));
    }
    return (hash ^ hash >>> 10) & (SLOTS - 1);
  }

  private static boolean equalsIgnoringCase(ByteSlice text, String name) {
    if (text.length() != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Ascii.toLower(text.at(i)) != Ascii.toLower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
