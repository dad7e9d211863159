package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    List<RecordType> all = new ArrayList<>(256);
    ByteSlice rest = ByteSlice.of(table);
    while (!rest.isEmpty()) {
      int end = rest.indexOf((byte) '\n', 0);
      ByteSlice line = end < 0 ? rest : rest.slice(0, end);
      rest = end < 0 ? ByteSlice.EMPTY : rest.slice(end + 1);
      int tab = line.indexOf((byte) '\t', 0);
      if (tab > 0 && line.at(0) != '#') {
        int number = (int) Ascii.decimal(line.slice(0, tab), -1);
        all.add(add(new RecordType(number, line.slice(tab + 1).latin1())));
      }
    }
    return Collections.unmodifiableList(all);
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

  private static int slot(ByteSlice name) {
    int hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 31 + Ascii.toLower(name.at(i));
    }
    return (hash ^ hash >>> 15) & (SLOTS - 1);
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
