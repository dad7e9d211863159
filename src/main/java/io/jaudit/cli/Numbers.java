package io.jaudit.cli;

import java.util.OptionalLong;

/** Numbers as people type them. */
final class Numbers {
  private static final int MAX_DIGITS = 18;

  private Numbers() {}

  /** A decimal number of digits alone; empty for anything else. */
  static OptionalLong decimal(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
