package io.jaudit.bytes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * A text to be found in large blocks that rarely contain it, with a condition for what follows it,
 * if any.
 *
 * <p>Searches for the two bytes of the needle that are rarest in audit logs, eight positions at a
 * time, and compares the rest only if both match; a space would match at every field. Immutable.
 */
public final class Needle {
  /** The bytes of logs, the most frequent first; bytes not listed are rare. */
  private static final ByteSlice FREQUENT =
      ByteSlice.of("= 02ae\"3i16d7ts59cpl4ufDbmoIn/8S:gyCrAU_ELF().GTxhNORPYHv-WkwBKMXVq{}?'zZ,Q");

  /** A condition for what follows the bytes of a needle. */
  @FunctionalInterface
  public interface Continuation {
    /** Returns true if it holds at {@code block[at]}; it may read up to {@code block[end]}. */
    boolean isAt(byte[] block, int at, int end);
  }

  private static final Continuation ANYTHING = (block, at, end) -> true;

  private final byte[] bytes;

  /** ORed with a byte of the block before the comparison: 0x20 if case is ignored. */
  private final byte[] caseMask;

  /** Positions of the rarest byte and the next rarest; -1 if every byte has two forms. */
  private final int anchor;

  private final int second;

  private final Continuation continuation;
  private final int selectivity;

  private Needle(byte[] bytes, byte[] caseMask) {
    this(bytes, caseMask, ANYTHING, bytes.length);
  }

  private Needle(byte[] bytes, byte[] caseMask, Continuation continuation, int selectivity) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a needle has at least one byte");
    }
    this.bytes = bytes;
    this.caseMask = caseMask;
    this.continuation = continuation;
    this.selectivity = selectivity;
    int rarest = rarest(bytes, caseMask, -1);
    int next = rarest(bytes, caseMask, rarest);
    this.anchor = next < 0 ? rarest : Math.min(rarest, next);
    this.second = Math.max(rarest, next);
  }

  /**
   * Returns a needle of exactly these bytes.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Needle exactly(ByteSlice text) {
    return new Needle(text.toByteArray(), new byte[text.length()]);
  }

  /**
   * Returns a needle of the hex of {@code text}, or of a text that contains it, with digits of
   * either case.
   *
   * @throws IllegalArgumentException if {@code text} is empty
   */
  public static Needle hexOf(ByteSlice text) {
    byte[] digits = Hex.encode(text).toByteArray();
    int length = digits.length;
    if (length > 0 && digits[length - 1] == '0') {
      length--; // an odd last digit is a high nibble: 7 is 70
    }
    byte[] bytes = new byte[length];
    byte[] caseMask = new byte[length];
    for (int i = 0; i < length; i++) {
      caseMask[i] = (byte) (digits[i] >= 'A' ? 0x20 : 0);
      bytes[i] = (byte) (digits[i] | caseMask[i]);
    }
    return new Needle(bytes, caseMask);
  }

  private static int rarest(byte[] bytes, byte[] caseMask, int except) {
    int rarest = -1;
    for (int i = 0; i < bytes.length; i++) {
      boolean counts = i != except && caseMask[i] == 0;
      if (counts && (rarest < 0 || rank(bytes[i]) > rank(bytes[rarest]))) {
        rarest = i;
      }
    }
    return rarest;
  }

  private static int rank(byte b) {
    int rank = FREQUENT.indexOf(b, 0);
    return rank < 0 ? FREQUENT.length() : rank;
  }

  /**
   * Returns a needle of these bytes followed by {@code continuation}.
   *
   * @param selectivity the approximate length of a text that would be as rare
   */
  public Needle followedBy(Continuation continuation, int selectivity) {
    return new Needle(bytes, caseMask, continuation, selectivity);
  }

  /** Returns how rare it is, as the length of a text; at least 1. */
  public int selectivity() {
    return selectivity;
  }

  /**
   * Returns {@code needles} without the redundant ones: each costs a search, and the one for {@code
   * uid=7} finds {@code auid=7} too. Keeps the order.
   */
  public static Set<Needle> withoutCovered(Collection<Needle> needles) {
    return NeedleTail.withoutCovered(needles);
  }

  /** Returns true if this from {@code from} on is the same as {@code other} from its place on. */
  boolean hasSameTail(int from, Needle other, int otherFrom) {
    return continuation.equals(other.continuation)
        && Arrays.equals(bytes, from, bytes.length, other.bytes, otherFrom, other.bytes.length)
        && Arrays.equals(
            caseMask, from, bytes.length, other.caseMask, otherFrom, other.bytes.length);
  }

  public byte byteAt(int index) {
    return bytes[index];
  }

  /**
   * Returns the first position of the complete needle in {@code block[from, to)}; -1 if there is
   * none.
   */
  public int indexIn(byte[] block, int from, int to) {
    if (anchor < 0) {
      return slowIndexIn(block, from, to);
    }
    int end = to - (bytes.length - 1 - anchor);
    for (int at = from + anchor; at < end; at++) {
      at = ByteSearch.indexOfPair(block, at, end, bytes[anchor], bytes[second], second - anchor);
      if (at < 0) {
        return -1;
      }
      if (isAt(block, at - anchor, to)) {
        return at - anchor;
      }
    }
    return -1;
  }

  /** Searches for a needle whose every byte has two forms. */
  private int slowIndexIn(byte[] block, int from, int to) {
    for (int at = from; at <= to - bytes.length; at++) {
      if (isAt(block, at, to)) {
        return at;
      }
    }
    return -1;
  }

  public int length() {
    return bytes.length;
  }

  /** Returns true if there is a condition in addition to the bytes. */
  public boolean hasContinuation() {
    return !continuation.equals(ANYTHING);
  }

  /**
   * Returns the position in the needle of the {@code size} consecutive bytes that are rarest in
   * audit logs.
   */
  public int rarestWindow(int size) {
    int rarest = 0;
    int most = -1;
    for (int start = 0; start <= bytes.length - size; start++) {
      int sum = 0;
      for (int i = start; i < start + size; i++) {
        sum += rank(bytes[i]);
      }
      if (sum > most) {
        most = sum;
        rarest = start;
      }
    }
    return rarest;
  }

  /**
   * Sets, for any two bytes that may follow each other at place {@code p} of so many from {@code
   * window} on, bit {@code p} of the byte they stand for in {@code places}.
   */
  public void markPairs(int window, int count, byte[] places) {
    for (int p = 0; p < count; p++) {
      int first = window + p;
      for (int low : spellings(first)) {
        for (int high : spellings(first + 1)) {
          places[low | (high << Byte.SIZE)] |= (byte) (1 << p);
        }
      }
    }
  }

  /** Returns the bytes that may be at {@code index}. */
  private int[] spellings(int index) {
    int b = bytes[index] & 0xff;
    return caseMask[index] == 0 ? new int[] {b} : new int[] {b, b & ~caseMask[index]};
  }

  /** Returns true if the needle is at {@code block[start]} and does not extend beyond the end. */
  public boolean isWithin(byte[] block, int start, int end) {
    return start + bytes.length <= end && isAt(block, start, end);
  }

  private boolean isAt(byte[] block, int start, int end) {
    for (int i = 0; i < bytes.length; i++) {
      if ((block[start + i] | caseMask[i]) != bytes[i]) {
        return false;
      }
    }
    return continuation.isAt(block, start + bytes.length, end);
  }

  /** Returns the bytes as text, for messages; dots represent the condition. */
  @Override
  public String toString() {
    return "'" + ByteSlice.of(bytes).latin1() + "'" + (continuation.equals(ANYTHING) ? "" : "...");
  }
}
