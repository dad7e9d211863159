package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/** How something ended, and the one way in which fields that say so are read. */
public enum Outcome {
  SUCCEEDED,
  FAILED,
  /** Nothing says it. */
  UNKNOWN;

  /**
   * What the value of {@code success}, {@code res} or {@code result} says. Programs write success
   * as {@code yes}, {@code 1} or a word that begins with {@code suc}, some in capitals, some with a
   * quote or bracket behind it; any other word names a failure, such as {@code Authentication}. No
   * value and {@code ?} say nothing.
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
