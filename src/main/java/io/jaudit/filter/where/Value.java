package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/** One value of a field or a fact, in all the forms in which it can be compared. */
interface Value {
  /** There is no such number. */
  long NO_NUMBER = Long.MIN_VALUE;

  /** A test of a form of a value. */
  interface Form {
    boolean passes(ByteSlice text);
  }

  /**
   * Returns true if a form passes: the text or number, or the words for it. Of a text that is
   * logged in hex, the hex is no form: digits in it are not in the text.
   */
  boolean any(Form form);

  /** Returns the same if {@code whole} compares all of the value: then the hex is a form, too. */
  default boolean anyWhole(Form whole) {
    return any(whole);
  }

  /** Returns the value to show: text as it is, not in hex; numbers as logged. */
  ByteSlice plain();

  /** Returns the words for the value; null if there are none. */
  default @Nullable ByteSlice words() {
    return null;
  }

  /** Returns the value as a number; {@link #NO_NUMBER} if it is none. */
  long number();

  /** Returns the number that an option compares; {@link #NO_NUMBER} if it is a word. */
  default long optionNumber() {
    return NO_NUMBER;
  }

  /** Returns true if it is a number that is an argument of a system call. */
  default boolean isArgument() {
    return false;
  }

  /** Returns the 64 bits of an argument of a system call. */
  default long argument() {
    throw new IllegalStateException("not an argument");
  }

  /** Returns the IP address that the value is or contains; null if there is none. */
  @Nullable IpAddress address();

  /** Returns the record of a field; null for a fact. */
  default @Nullable AuditRecord record() {
    return null;
  }

  /** Returns the index of the field in its record. */
  default int index() {
    return -1;
  }
}
