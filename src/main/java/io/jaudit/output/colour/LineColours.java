package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/** Colours the lines of a format. */
interface LineColours {
  /** Appends {@code line}, which has no newline, with colours and otherwise unchanged. */
  void append(ByteSlice line, ByteBuilder out);
}
