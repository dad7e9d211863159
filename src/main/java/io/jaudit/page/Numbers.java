package io.jaudit.page;

import java.util.Arrays;

/** Holds a column of numbers, which grows. Not safe for use by several threads. */
public final class Numbers {
  private long[] values = new long[64];
  private int size;

  /** Adds a number at the end. */
  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** Returns how many numbers it has. */
  public int size() {
    return size;
  }

  /** Returns about how many bytes of JSON they take. */
  public long length() {
    long length = 0;
    for (int i = 0; i < size; i++) {
      long rest = Math.abs(values[i]);
      length += values[i] < 0 ? 3 : 2;
      while (rest >= 10) {
        rest /= 10;
        length++;
      }
    }
    return length;
  }

  /** Returns one of them. */
  public long get(int index) {
    return values[index];
  }

  /** Replaces one of them. */
  public void set(int index, long value) {
    values[index] = value;
  }
}
