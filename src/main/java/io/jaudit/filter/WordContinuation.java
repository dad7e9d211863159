package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;

/**
 * Accepts a word after a text such as {@code success=}, or a number that may mean it. Immutable.
 *
 * @param orNumber whether a number is accepted, too
 */
record WordContinuation(ByteSlice word, boolean orNumber) implements ValueContinuation {
  /** Returns the needle of a text with this word after it. */
  static Needle after(ByteSlice start, ByteSlice word) {
    return needle(start, new WordContinuation(word, false));
  }

  /** Like {@link #after}, or with any number after it. */
  static Needle orNumberAfter(ByteSlice start, ByteSlice word) {
    return needle(start, new WordContinuation(word, true));
  }

  private static Needle needle(ByteSlice start, WordContinuation continuation) {
    // A word such as no is found often, as it is the value of a field of every event.
    int selectivity = continuation.orNumber ? 1 : continuation.word.length();
    return Needle.exactly(start).followedBy(continuation, selectivity);
  }

  @Override
  public boolean mayBeAt(byte[] block, int at, int end) {
    return (at + word.length() <= end && word.isAt(block, at, at + word.length()))
        || (orNumber && (at == end || !Ascii.isLetter(block[at])));
  }

  // Written out, because the generated method uses invokedynamic, which costs time at every start.
  @Override
  public boolean equals(Object that) {
    return that instanceof WordContinuation same
        && orNumber == same.orNumber
        && word.equals(same.word);
  }

  @Override
  public int hashCode() {
    return word.hashCode();
  }
}
