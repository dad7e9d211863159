package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.fail;

import io.jaudit.bytes.ByteSlice;

/** Compares long texts, and shows only where they begin to differ. */
public final class FirstDifference {
  private static final int BEFORE = 100;
  private static final int AFTER = 200;

  private FirstDifference() {}

  /** Fails if two texts are not equal. */
  public static void assertNone(ByteSlice expected, ByteSlice actual, Object what) {
    if (expected.equals(actual)) {
      return;
    }
    int at = 0;
    while (at < Math.min(expected.length(), actual.length()) && expected.at(at) == actual.at(at)) {
      at++;
    }
    fail(
        what
            + ": differs at "
            + at
            + ":\n"
            + around(expected, at)
            + "\nbut was:\n"
            + around(actual, at));
  }

  private static String around(ByteSlice text, int at) {
    return text.slice(Math.max(0, at - BEFORE), Math.min(text.length(), at + AFTER)).latin1();
  }
}
