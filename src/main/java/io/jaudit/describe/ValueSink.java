package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Takes the values of a field or of a fact of an event, one after the other. */
public interface ValueSink {
  /** Takes a text; null is an element of a list without a value. */
  void text(@Nullable ByteSlice text);

  /** Takes a value that is a number, if its text is one. */
  void number(ByteSlice text);
}
