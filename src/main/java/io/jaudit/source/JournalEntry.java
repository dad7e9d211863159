package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one journal entry that a record is made of, as ranges of arrays that the reader of
 * the entry owns. If a field occurs several times, the first counts. For use by one thread.
 */
final class JournalEntry {
  static final int OTHER = -1;
  static final int MESSAGE = 0;
  static final int TRANSPORT = 1;
  static final int TYPE = 2;
  static final int ID = 3;
  static final int TIME = 4;
  static final int HOST = 5;
  static final int BOOT = 6;

  private static final String[] NAMES = {
    "MESSAGE",
    "_TRANSPORT",
    "_AUDIT_TYPE",
    "_AUDIT_ID",
    "_SOURCE_REALTIME_TIMESTAMP",
    "_HOSTNAME",
    "_BOOT_ID"
  };

  private static final int FIELDS = NAMES.length;
  private static final int LONGEST = 26;

  /** The first field with a name of a length, and the second one; only two names have one. */
  private static final int[] BY_LENGTH = new int[LONGEST + 1];

  private static final int[] OTHER_BY_LENGTH = new int[LONGEST + 1];

  static {
    Arrays.fill(BY_LENGTH, OTHER);
    Arrays.fill(OTHER_BY_LENGTH, OTHER);
    for (int field = 0; field < FIELDS; field++) {
      int length = NAMES[field].length();
      OTHER_BY_LENGTH[length] = BY_LENGTH[length];
      BY_LENGTH[length] = field;
    }
  }

  private final byte[][] arrays = new byte[FIELDS][];
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private boolean isMessageNull;
  private @Nullable String problem;

  JournalEntry() {
    clear();
  }

  void clear() {
    Arrays.fill(starts, OTHER);
    isMessageNull = false;
    problem = null;
  }

  /** Sets why the entry can't be used. */
  void setProblem(String what) {
    problem = what;
  }

  /** Returns why the entry can't be used; null if it can. */
  @Nullable String problem() {
    return problem;
  }

  /** Returns the field of this name; {@link #OTHER} if it is not needed. */
  static int field(byte[] array, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return OTHER;
    }
    int field = BY_LENGTH[length];
    if (field == OTHER || is(field, array, start)) {
      return field;
    }
    int other = OTHER_BY_LENGTH[length];
    return other == OTHER || is(other, array, start) ? other : OTHER;
  }

  private static boolean is(int field, byte[] array, int start) {
    String name = NAMES[field];
    for (int i = name.length() - 1; i >= 0; i--) {
      if (array[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Sets a field, unless the entry has it already. */
  void set(int field, byte[] array, int start, int end) {
    if (starts[field] < 0) {
      arrays[field] = array;
      starts[field] = start;
      ends[field] = end;
    }
  }

  /** Sets that the field is there without its value, because that is too long. */
  void setNull(int field) {
    isMessageNull |= field == MESSAGE;
  }

  /** Moves the fields that are in {@code from} to {@code to}, by {@code distance} to the front. */
  void move(byte[] from, byte[] to, int distance) {
    for (int field = 0; field < FIELDS; field++) {
      if (starts[field] >= 0 && arrays[field] == from) {
        arrays[field] = to;
        starts[field] -= distance;
        ends[field] -= distance;
      }
    }
  }

  boolean has(int field) {
    return starts[field] >= 0;
  }

  /** Returns true if all fields are there that a record is made of. */
  boolean isUsable() {
    return problem == null && has(MESSAGE) && has(ID) && has(TIME);
  }

  boolean isMessageNull() {
    return isMessageNull && !has(MESSAGE);
  }

  byte[] array(int field) {
    return arrays[field];
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** Returns the value, one character a byte; empty if the field is not there. */
  String text(int field) {
    return has(field) ? ByteSlice.of(arrays[field], starts[field], ends[field]).latin1() : "";
  }

  boolean is(int field, String value) {
    return has(field)
        && ends[field] - starts[field] == value.length()
        && hasAt(field, starts[field], value);
  }

  /** Returns true if {@code text} is at {@code at} in the array of the field, before its end. */
  boolean hasAt(int field, int at, String text) {
    if (at + text.length() > ends[field]) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (arrays[field][at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index of {@code wanted} at or after {@code from}; -1 if it is not in the field. */
  int indexOf(int field, int from, char wanted) {
    return ByteSearch.indexOf(arrays[field], from, ends[field], (byte) wanted);
  }

  /** Returns the number that a field is; -1 if it is none. */
  long number(int field) {
    if (!has(field) || starts[field] == ends[field]) {
      return -1;
    }
    return number(field, starts[field], ends[field]);
  }

  /** Returns the number that {@code [from, to)} is; -1 if it is none, or too large. */
  long number(int field, int from, int to) {
    long number = to - from > 18 || to <= from ? -1 : 0;
    for (int i = from; i < to && number >= 0; i++) {
      int digit = arrays[field][i] - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }
}
