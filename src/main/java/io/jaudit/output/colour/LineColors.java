package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/** Colors the lines of a format. */
interface LineColors {
  /** Appends {@code line}, which has no newline, with colors and otherwise unchanged. */
  void append(ByteSlice line, ByteBuilder out);
}
