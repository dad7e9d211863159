package io.jaudit.filter;

import io.jaudit.bytes.Ascii;

/**
 * A decimal number behind a needle such as {@code exit=}: one of two. Errs towards yes only, as
 * what a field is takes more to tell. Immutable.
 *
 * @param number wanted
 * @param other wanted as well; the same number where there is but one
 */
record NumberContinuation(long number, long other) implements ValueContinuation {
  /** So many digits always fit a long. */
  private static final int MOST_DIGITS = 18;

  static NumberContinuation of(long number) {
    return new NumberContinuation(number, number);
  }

  /** The number of digits that are looked for at least. */
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

  // Spelled out: the generated one starts through invokedynamic, which costs time at every start.
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
