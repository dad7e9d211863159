package io.jaudit.filter;

import io.jaudit.bytes.Needle;

/**
 * The value that a field must have after a text such as {@code exit=}. May accept too much, but
 * never too little: if the value begins with a quote, only the field scanner can determine it.
 */
interface ValueContinuation extends Needle.Continuation {
  /** Returns false only if the unquoted value at {@code block[at]} is another one. */
  boolean mayBeAt(byte[] block, int at, int end);

  @Override
  default boolean isAt(byte[] block, int at, int end) {
    boolean quoted = at < end && (block[at] == '"' || block[at] == '\'');
    return quoted || mayBeAt(block, at, end);
  }
}
