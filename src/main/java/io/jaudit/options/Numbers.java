package io.jaudit.options;

import java.util.OptionalLong;

/** Parses numbers as people type them. Stateless. */
public final class Numbers {
  private static final int MAX_DIGITS = 18;

  private Numbers() {}

  /** Parses a decimal number that consists of digits only; empty for anything else. */
  public static OptionalLong decimal(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
