package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/** How the lines of a format are coloured. */
interface LineColours {
  /** Appends {@code line}, which has no newline, with colours and no other change. */
  void append(ByteSlice line, ByteBuilder out);
}
