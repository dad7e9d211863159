package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import java.util.SplittableRandom;

/**
 * Makes hashes of 128 bits of what is drawn, to compare instead of it: a tree may have a million
 * processes. They differ in each run, so that nobody can write a log in which two collide. For use
 * by one thread.
 */
final class LineHash {
  private static final SplittableRandom RANDOM = new SplittableRandom();

  private final long firstFactor = RANDOM.nextLong() | 1;
  private final long secondFactor = RANDOM.nextLong() | 1;
  private long first;
  private long second;

  /** Begins a hash. */
  LineHash begin() {
    first = firstFactor;
    second = secondFactor;
    return this;
  }

  LineHash add(long word) {
    first = (first ^ word) * firstFactor;
    first ^= first >>> 32; // otherwise high bits would never affect the low ones
    second = (second + word) * secondFactor;
    second ^= second >>> 29;
    return this;
  }

  LineHash add(String text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  LineHash add(ByteSlice text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.at(i));
    }
    return this;
  }

  /** Returns one half of the hash. */
  long first() {
    return first;
  }

  /** Returns the other half. */
  long second() {
    return second;
  }
}
