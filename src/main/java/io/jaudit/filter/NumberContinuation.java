package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.Needle;
import org.jspecify.annotations.Nullable;

/**
 * Accepts one of two decimal numbers after a text such as {@code exit=}. May accept too much, but
 * never too little, because identifying a field takes more. Immutable.
 *
 * @param number wanted
 * @param other also wanted; the same number if there is only one
 */
record NumberContinuation(long number, long other) implements ValueContinuation {
  /** Numbers of up to this many digits always fit a long. */
  private static final int MAX_DIGITS = 18;

  static final long NO_NUMBER = Long.MIN_VALUE;
  static final long TOO_LONG = Long.MAX_VALUE;

  static NumberContinuation of(long number) {
    return new NumberContinuation(number, number);
  }

  /** Returns the smallest number of digits that is searched for. */
  int digits() {
    return Math.min(Long.toString(number).length(), Long.toString(other).length());
  }

  @Override
  public boolean mayBeAt(byte[] block, int at, int end) {
    long found = numberAt(block, at, end);
    return found == number || found == other || found == TOO_LONG;
  }

  /**
   * Returns the decimal number at {@code block[at]}; {@link #NO_NUMBER} if there is none, and
   * {@link #TOO_LONG} if it has too many digits.
   */
  static long numberAt(byte[] block, int at, int end) {
    boolean negative = at < end && block[at] == '-';
    int first = negative ? at + 1 : at;
    int i = first;
    long value = 0;
    for (; i < end && i - first <= MAX_DIGITS && Ascii.isDigit(block[i]); i++) {
      value = value * 10 + (block[i] - '0');
    }
    if (i == first) {
      return NO_NUMBER;
    }
    return i - first > MAX_DIGITS ? TOO_LONG : negative ? -value : value;
  }

  long[] numbers() {
    return new long[] {number, other};
  }

  @Override
  public Needle.@Nullable Continuation or(Needle.Continuation wanted) {
    return AnyNumber.of(numbers()).or(wanted);
  }

  // Written out, because the generated method uses invokedynamic, which costs time at every start.
  @Override
  public boolean equals(Object that) {
    return that instanceof NumberContinuation same && number == same.number && other == same.other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number * 31 + other);
  }
}
