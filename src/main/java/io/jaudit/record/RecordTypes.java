package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types that have a name, found by it or by their number: an open-addressing hash over the
 * bytes of the name in any case, so that no String is made of a line's type. Reads {@link
 * TypeTable} when a run starts. Immutable.
 */
final class RecordTypes {
  private static final int SLOTS = 1024;
  private static final String UNKNOWN = "UNKNOWN[";
  private static final int MAX_NUMBER = 4096;
  private static final @Nullable RecordType[] BY_NAME = new RecordType[SLOTS];
  private static final @Nullable RecordType[] BY_NUMBER = new RecordType[MAX_NUMBER];

  /** For each section, the row that opens it. */
  private static int[] sections = new int[32];

  private static int sectionCount;
  private static final List<RecordType> ALL = load();

  private RecordTypes() {}

  static List<RecordType> all() {
    return ALL;
  }

  /** Returns the type of this number; null if it has no row of its own. */
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
    boolean isMarked =
        text.length() > UNKNOWN.length()
            && equalsIgnoringCase(text.slice(0, UNKNOWN.length()), UNKNOWN)
            && text.at(text.length() - 1) == ']';
    if (isMarked) {
      digits = text.slice(UNKNOWN.length(), text.length() - 1);
    }
    long number = Ascii.decimal(digits, -1);
    return number < 0 || number > Integer.MAX_VALUE ? null : RecordType.of((int) number);
  }

  /** Returns the row of {@link TypeTable} that opens the section of a number. */
  static int section(int number) {
    int i = sectionCount - 1;
    while (i > 0 && TypeTable.number(sections[i]) > number) {
      i--;
    }
    return sections[i];
  }

  private static List<RecordType> load() {
    List<RecordType> named = new ArrayList<>(256);
    for (int row = 0; row < TypeTable.size(); row++) {
      if (TypeTable.isSection(row)) {
        sections = sectionCount == sections.length ? Arrays.copyOf(sections, row) : sections;
        sections[sectionCount++] = row;
      } else {
        RecordType type = RecordType.ofRow(row, sections[sectionCount - 1]);
        BY_NUMBER[type.number()] = type;
        if (type.hasName()) {
          BY_NAME[freeSlot(type.name())] = type;
          named.add(type);
        }
      }
    }
    return Collections.unmodifiableList(named);
  }

  private static int freeSlot(String name) {
    int slot = slot(ByteSlice.of(name));
    while (BY_NAME[slot] != null) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** Hashes the length and four letters, which distinguish the types. */
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
