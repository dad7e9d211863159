package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Caches the field names of the last record of each type, in order, with their rules: the next
 * record usually has the same.
 *
 * <p>Comparing a name with the expected one, eight bytes at a time, takes a fifth of the time of
 * finding its end and looking up its rule. {@code InterpretMemoryTest} compares the output with and
 * without the cache. Not safe for use by several threads.
 */
final class FieldLayoutCache {
  /** Number of cached fields of a record; an EXECVE record may have many more. */
  private static final int FIELDS = 64;

  /** Length limit of a cached name with its {@code =}; no field name is longer. */
  private static final int MAX_LENGTH = 32;

  /** Number of cached record types; a power of two. */
  private static final int TYPES = 32;

  /** The fields of one type of record. */
  private static final class Course {
    final int type;

    /** The first eight bytes of the name, and a mask of the bytes that belong to it. */
    final long[] words = new long[FIELDS];

    final long[] masks = new long[FIELDS];
    final byte[][] names = new byte[FIELDS][];
    final FieldRule[] rules = new FieldRule[FIELDS];
    int size;

    Course(int type) {
      this.type = type;
    }
  }

  private final @Nullable Course[] courses = new Course[TYPES];
  private Course course = new Course(-1);
  private int next;

  /** Moves to the first field of a record of this type. */
  void begin(RecordType type) {
    int slot = type.number() & TYPES - 1;
    Course known = courses[slot];
    if (known == null || known.type != type.number()) {
      known = new Course(type.number());
      courses[slot] = known;
    }
    course = known;
    next = 0;
  }

  /**
   * Moves to the next field, whose name is expected at {@code at}; returns the position of its
   * value, or -1 if another name is there.
   *
   * @param text extends at least eight bytes beyond {@code end}
   */
  int find(byte[] text, int at, int end) {
    int index = next++;
    Course expected = course;
    if (index >= expected.size
        || (ByteSearch.word(text, at) & expected.masks[index]) != expected.words[index]) {
      return -1;
    }
    byte[] name = expected.names[index];
    int valueStart = at + name.length;
    if (valueStart > end) {
      return -1;
    }
    for (int i = Long.BYTES; i < name.length; i++) {
      if (text[at + i] != name[i]) {
        return -1;
      }
    }
    return valueStart;
  }

  /** Returns the rule of the field that was found. */
  FieldRule rule() {
    return course.rules[next - 1];
  }

  /** Returns the number of fields visited. */
  int position() {
    return next;
  }

  /** Skips fields. */
  void skip(int fields) {
    next += fields;
  }

  /** Stores the field visited last: its name with the {@code =} is at {@code [from, to)}. */
  void remember(byte[] text, int from, int to, FieldRule rule) {
    int index = next - 1;
    if (index > course.size || index >= FIELDS || to - from > MAX_LENGTH) {
      return; // an unusual record; later ones will differ from it
    }
    course.names[index] = Arrays.copyOfRange(text, from, to);
    course.rules[index] = rule;
    course.masks[index] = to - from < Long.BYTES ? (1L << ((to - from) * Byte.SIZE)) - 1 : -1;
    course.words[index] = ByteSearch.word(text, from) & course.masks[index];
    course.size = Math.max(course.size, index + 1);
  }
}
