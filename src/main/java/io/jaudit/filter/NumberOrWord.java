package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import io.jaudit.interpret.names.Identities;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a number after a text such as {@code uid=}, or any word, as in saved output of {@code
 * ausearch -i}: which number a word means takes a look at the record. Immutable.
 */
final class NumberOrWord implements ValueContinuation {
  private final ValueContinuation number;

  /** Smallest number of digits that is searched for. */
  private final int digits;

  private NumberOrWord(ValueContinuation number, int digits) {
    this.number = number;
    this.digits = digits;
  }

  /** Accepts one of two numbers, which may be the same. */
  static NumberOrWord of(long number, long other) {
    NumberContinuation both = new NumberContinuation(number, other);
    return new NumberOrWord(both, both.digits());
  }

  /** Returns the smallest number of digits that is searched for. */
  int digits() {
    return digits;
  }

  @Override
  public boolean mayBeAt(byte[] block, int at, int end) {
    return isWordAt(block, at, end) || number.mayBeAt(block, at, end);
  }

  /** Returns true if a word begins at {@code block[at]}. */
  static boolean isWordAt(byte[] block, int at, int end) {
    return at < end && Identities.isWordStart(block[at]);
  }

  @Override
  public Needle.@Nullable Continuation or(Needle.Continuation other) {
    if (!(other instanceof NumberOrWord that)) {
      return null;
    }
    return number.or(that.number) instanceof ValueContinuation both
        ? new NumberOrWord(both, Math.min(digits, that.digits))
        : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberOrWord that && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return number.hashCode() + 1;
  }
}
