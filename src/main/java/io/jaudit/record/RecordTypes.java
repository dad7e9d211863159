package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types that have a row in {@link TypeTable} by name or by number: an open-addressing
 * hash over the bytes of the name in any case, so that no String is made of a line's type. A run
 * meets a few types only, so the start fills the hash with numbers of rows, and a type is created
 * when it is first asked for; several threads get the same one.
 */
final class RecordTypes {
  private static final int SLOTS = 1024;
  private static final ByteSlice UNKNOWN = ByteSlice.of("UNKNOWN[");
  private static final int MAX_NUMBER = 4096;

  /** The row, plus one, of the name whose hash is the index; 0 if there is none. */
  private static final short[] ROW_BY_NAME = new short[SLOTS];

  /** The row, plus one, of each number; 0 if it has none. */
  private static final short[] ROW_BY_NUMBER = new short[MAX_NUMBER];

  /** For each row, the one that opens its section. */
  private static final short[] SECTIONS = sections();

  private static final @Nullable RecordType[] BY_ROW = new RecordType[SECTIONS.length];

  private RecordTypes() {}

  private static short[] sections() {
    short[] sections = new short[TypeTable.size()];
    int section = 0;
    for (int row = 0; row < sections.length; row++) {
      if (TypeTable.isSection(row)) {
        section = row;
      } else {
        ROW_BY_NUMBER[TypeTable.number(row)] = (short) (row + 1);
        addName(row);
      }
      sections[row] = (short) section;
    }
    return sections;
  }

  private static void addName(int row) {
    ByteSlice name = TypeTable.name(row);
    if (!name.isEmpty()) {
      int slot = slot(name);
      while (ROW_BY_NAME[slot] != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      ROW_BY_NAME[slot] = (short) (row + 1);
    }
  }

  /** Returns the types that have a name, by number. */
  static List<RecordType> all() {
    List<RecordType> named = new ArrayList<>(SECTIONS.length);
    for (int row = 0; row < SECTIONS.length; row++) {
      if (!TypeTable.isSection(row) && !TypeTable.name(row).isEmpty()) {
        named.add(ofRow(row));
      }
    }
    return named;
  }

  /** Returns the type of this number; null if it has no row of its own. */
  static @Nullable RecordType byNumber(int number) {
    int row = number >= 0 && number < MAX_NUMBER ? ROW_BY_NUMBER[number] - 1 : -1;
    return row < 0 ? null : ofRow(row);
  }

  static @Nullable RecordType named(ByteSlice text) {
    for (int slot = slot(text); ; slot = (slot + 1) & (SLOTS - 1)) {
      int row = ROW_BY_NAME[slot] - 1;
      if (row < 0) {
        return numbered(text);
      }
      if (equalsIgnoringCase(text, TypeTable.name(row))) {
        return ofRow(row);
      }
    }
  }

  private static RecordType ofRow(int row) {
    RecordType known = BY_ROW[row];
    return known != null ? known : create(row);
  }

  private static synchronized RecordType create(int row) {
    RecordType known = BY_ROW[row];
    if (known == null) {
      known = RecordType.ofRow(row, SECTIONS[row]);
      BY_ROW[row] = known;
    }
    return known;
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
    int row = SECTIONS.length - 1;
    while (row > 0 && TypeTable.number(row) > number) {
      row--;
    }
    return SECTIONS[row];
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

  private static boolean equalsIgnoringCase(ByteSlice text, ByteSlice name) {
    if (text.length() != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Ascii.toLower(text.at(i)) != Ascii.toLower(name.at(i))) {
        return false;
      }
    }
    return true;
  }
}
