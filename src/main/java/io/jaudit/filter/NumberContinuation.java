package io.jaudit.filter;

import io.jaudit.bytes.Ascii;

/**
 * Accepts one of two decimal numbers after a text such as {@code exit=}. May accept too much, but
 * never too little, because identifying a field takes more. Immutable.
 *
 * @param number wanted
 * @param other also wanted; the same number if there is only one
 */
record NumberContinuation(long number, long other) implements ValueContinuation {
  /** Numbers of up to this many digits always fit a long. */
  private static final int MOST_DIGITS = 18;

  static NumberContinuation of(long number) {
    return new NumberContinuation(number, number);
  }

  /** Returns the smallest number of digits that is searched for. */
  int digits() {
    return Math.min(Long.toString(number).length(), Long.toString(other).length());
  }

  @Override
  public boolean mayBeAt(byte[] block, int at, int end) {
    boolean negative = at < end && block[at] == '-';
    int first = negative ? at + 1 : at;
    int i = first;
    long value = 0;
    for (; i < end && i - first <= MOST_DIGITS && Ascii.isDigit(block[i]); i++) {
      value = value * 10 + (block[i] - '0');
    }
    long signed = negative ? -value : value;
    return i - first > MOST_DIGITS || (i > first && (signed == number || signed == other));
  }

  // Written out, because the generated method uses invokedynamic, which costs time at every start.
  @Override
  public boolean equals(Object that) {
    return that instanceof NumberContinuation sequel
        && number == sequel.number
        && other == sequel.other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number * 31 + other);
  }
}
