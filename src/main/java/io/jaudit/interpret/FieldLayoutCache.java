package io.jaudit.interpret;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of the fields of a record in their order, with their rules, as the record of that type
 * before had them: the next one mostly has the same.
 *
 * <p>To compare a name with the one expected, eight bytes at a time, takes a fifth of the time of
 * finding where it ends and looking up its rule. {@code InterpretMemoryTest} compares what is
 * written with and without. Not safe for use by several threads.
 */
final class FieldLayoutCache {
  /** Fields of a record that are remembered; an EXECVE record may have many more. */
  private static final int FIELDS = 64;

  /** Of a name that is remembered, with its {@code =}; longer ones are no names. */
  private static final int MAX_LENGTH = 32;

  /** Types of records that are remembered; a power of two. */
  private static final int TYPES = 32;

  /** The fields of one type of record. */
  private static final class Course {
    final int type;

    /** The first eight bytes, and ones where the name has them. */
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

  /** Goes to the first field of a record of this type. */
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
   * Goes to the next field, whose name is expected at {@code at}; returns where its value begins,
   * or -1 where another name stands there.
   *
   * @param text reaches at least eight bytes beyond {@code end}
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

  /** The rule of the field that was found. */
  FieldRule rule() {
    return course.rules[next - 1];
  }

  /** How many fields were gone to. */
  int position() {
    return next;
  }

  /** Goes past fields that need not be looked at. */
  void skip(int fields) {
    next += fields;
  }

  /** Remembers the field gone to last: its name with the {@code =} is at {@code [from, to)}. */
  void remember(byte[] text, int from, int to, FieldRule rule) {
    int index = next - 1;
    if (index > course.size || index >= FIELDS || to - from > MAX_LENGTH) {
      return; // an unusual record; those to come will not be as this one
    }
    course.names[index] = Arrays.copyOfRange(text, from, to);
    course.rules[index] = rule;
    course.masks[index] = to - from < Long.BYTES ? (1L << ((to - from) * Byte.SIZE)) - 1 : -1;
    course.words[index] = ByteSearch.word(text, from) & course.masks[index];
    course.size = Math.max(course.size, index + 1);
  }
}
