package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/** The outcome of an action, and the only parser of the fields that report it. */
public enum Outcome {
  SUCCEEDED,
  FAILED,
  /** Not reported. */
  UNKNOWN;

  /**
   * Parses the value of {@code success}, {@code res} or {@code result}. Programs write success as
   * {@code yes}, {@code 1} or a word that begins with {@code suc}, some in uppercase, some followed
   * by a quote or bracket; any other word is a failure, such as {@code Authentication}. An empty
   * value and {@code ?} report nothing.
   */
  public static Outcome of(ByteSlice value) {
    if (value.isEmpty() || value.is("?")) {
      return UNKNOWN;
    }
    return startsWith(value, "suc") || startsWith(value, "yes") || isOne(value)
        ? SUCCEEDED
        : FAILED;
  }

  private static boolean isOne(ByteSlice value) {
    return value.at(0) == '1' && (value.length() == 1 || !Ascii.isDigit(value.at(1)));
  }

  private static boolean startsWith(ByteSlice value, String small) {
    if (value.length() < small.length()) {
      return false;
    }
    for (int i = 0; i < small.length(); i++) {
      if (Ascii.toLower(value.at(i)) != small.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
