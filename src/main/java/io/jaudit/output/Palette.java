package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * The few colours of a terminal, none of them needed to read the text. Dark and light backgrounds
 * show all of them. Stateless.
 */
enum Palette {
  /** What stands between events. */
  FAINT("2"),
  /** The type of a record. */
  BOLD("1"),
  /** The key of a rule. */
  CYAN("36"),
  /** Who it was. */
  YELLOW("33"),
  /** It succeeded. */
  GREEN("32"),
  /** It failed. */
  RED("31");

  private static final String RESET = "\033[0m";

  private final String start;

  Palette(String code) {
    this.start = "\033[" + code + "m";
  }

  /** Appends {@code text[from, to)} in this colour. */
  void append(ByteSlice text, int from, int to, ByteBuilder out) {
    out.append(start).append(text, from, to).append(RESET);
  }
}
