package io.jaudit.filter;

import io.jaudit.bytes.Needle;

/**
 * What the value of a field has to be, behind a needle such as {@code exit=}. Errs towards yes
 * only: where the value begins with a quote, it takes the scanner of fields to tell what it is.
 */
interface ValueContinuation extends Needle.Continuation {
  /** False only where the value at {@code block[at]}, which is not in quotes, is another one. */
  boolean mayBeAt(byte[] block, int at, int end);

  @Override
  default boolean isAt(byte[] block, int at, int end) {
    boolean quoted = at < end && (block[at] == '"' || block[at] == '\'');
    return quoted || mayBeAt(block, at, end);
  }
}
