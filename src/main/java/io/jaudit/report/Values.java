package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A set of values; those that are small numbers take a bit each. Not safe for several threads. */
final class Values {
  /** Linux gives no larger number to a process. */
  private static final int HIGHEST = 1 << 22;

  private static final int MOST_DIGITS = 7;

  private final BitSet numbers = new BitSet();
  private final Set<ByteSlice> texts = new HashSet<>();
  private int count;

  int size() {
    return count + texts.size();
  }

  /** Adds a value, which is copied. */
  void add(ByteSlice value) {
    int number = number(value);
    if (number >= 0) {
      add(number);
    } else if (!texts.contains(value)) {
      texts.add(value.copy());
    }
  }

  /** Adds the value that is the text of a number; not negative. */
  void add(int number) {
    if (number > HIGHEST) {
      add(ByteSlice.of(Integer.toString(number)));
    } else if (!numbers.get(number)) {
      numbers.set(number);
      count++;
    }
  }

  /**
   * Adds other values as long as there are fewer than {@code most}.
   *
   * @return false if some are left out
   */
  boolean addAll(Values others, int most) {
    boolean areAll = true;
    for (int i = others.numbers.nextSetBit(0); i >= 0; i = others.numbers.nextSetBit(i + 1)) {
      if (size() < most) {
        add(i);
      } else {
        areAll &= numbers.get(i);
      }
    }
    for (ByteSlice text : others.texts) {
      if (size() < most) {
        texts.add(text);
      } else {
        areAll &= texts.contains(text);
      }
    }
    return areAll;
  }

  void clear() {
    numbers.clear();
    texts.clear();
    count = 0;
  }

  /** Returns the number of which this is the text, if it is small; else -1. */
  private static int number(ByteSlice text) {
    int length = text.length();
    boolean isPadded = length > 1 && text.at(0) == '0';
    if (length == 0 || length > MOST_DIGITS || isPadded) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= HIGHEST ? number : -1;
  }
}
