package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Lists the terminal colors used. The text is complete without them, and they are visible on dark
 * and light backgrounds. Stateless.
 */
public enum Palette {
  /** The separator of events. */
  FAINT("2"),
  /** The type of a record. */
  BOLD("1"),
  /** The key of a rule. */
  CYAN("36"),
  /** The user. */
  YELLOW("33"),
  /** Success. */
  GREEN("32"),
  /** Failure. */
  RED("31");

  private static final String RESET = "\033[0m";

  private final String start;

  Palette(String code) {
    this.start = "\033[" + code + "m";
  }

  /** Appends {@code text[from, to)} in this color. */
  public void append(ByteSlice text, int from, int to, ByteBuilder out) {
    out.append(start).append(text, from, to).append(RESET);
  }
}
