package io.jaudit.bytes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a text in large blocks that rarely contain it, with a condition for what follows it, if
 * any.
 *
 * <p>Searches for the two bytes of the needle that are rarest in audit logs, eight positions at a
 * time, and compares the rest only if both match; a space would match at every field. Immutable.
 */
public final class Needle {
  /** The bytes of logs, the most frequent first; bytes not listed are rare. */
  private static final ByteSlice FREQUENT =
      ByteSlice.of("= 02ae\"3i16d7ts59cpl4ufDbmoIn/8S:gyCrAU_ELF().GTxhNORPYHv-WkwBKMXVq{}?'zZ,Q");

  private static final byte[] RANKS = ranks();

  /** Tests what has to follow the bytes of a needle. Implementations are immutable. */
  @FunctionalInterface
  public interface Continuation {
    /** Returns true if it is at {@code block[at]}; it may extend to {@code block[end]}. */
    boolean isAt(byte[] block, int at, int end);

    /** Returns what is there if this or {@code other} is; null if they can't be combined. */
    default @Nullable Continuation or(Continuation other) {
      return null;
    }
  }

  private static final Continuation ANYTHING =
      new Continuation() {
        @Override
        public boolean isAt(byte[] block, int at, int end) {
          return true;
        }
      };

  private final byte[] bytes;

  /** Ored to a byte of the block before it is compared: 0x20 if its case does not matter. */
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
   * Returns the needle of exactly these bytes.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Needle exactly(ByteSlice text) {
    return new Needle(text.toByteArray(), new byte[text.length()]);
  }

  /**
   * Returns the needle of the hex of {@code text} or of something that contains it, its digits in
   * either case.
   *
   * @throws IllegalArgumentException if {@code text} is empty
   */
  public static Needle hexOf(ByteSlice text) {
    byte[] digits = Hex.encode(text).toByteArray();
    int length = digits.length;
    if (length > 0 && digits[length - 1] == '0') {
      length--; // an odd last digit is a high nibble: 7 means 70
    }
    byte[] bytes = new byte[length];
    byte[] caseMask = new byte[length];
    for (int i = 0; i < length; i++) {
      caseMask[i] = (byte) (digits[i] >= 'A' ? 0x20 : 0);
      bytes[i] = (byte) (digits[i] | caseMask[i]);
    }
    return new Needle(bytes, caseMask);
  }

  private static byte[] ranks() {
    byte[] ranks = new byte[1 << Byte.SIZE];
    Arrays.fill(ranks, (byte) FREQUENT.length());
    for (int i = 0; i < FREQUENT.length(); i++) {
      ranks[FREQUENT.at(i) & 0xff] = (byte) i;
    }
    return ranks;
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
    return RANKS[b & 0xff];
  }

  /**
   * Returns the needle of these bytes followed by {@code wanted}.
   *
   * @param selectivity the approximate length of a text that would be as rare
   */
  public Needle followedBy(Continuation wanted, int selectivity) {
    return new Needle(bytes, caseMask, wanted, selectivity);
  }

  /** Returns how rarely it is found: the length of a text; at least 1. */
  public int selectivity() {
    return selectivity;
  }

  /**
   * Returns needles that find everything that {@code needles} find, without redundant ones: each
   * costs a search, and the one for {@code uid=7} finds {@code auid=7} too.
   */
  public static Set<Needle> withoutCovered(Collection<Needle> needles) {
    return NeedleTail.withoutCovered(needles);
  }

  /** Returns the needle that is found where this or {@code other} is; null if there is none. */
  @Nullable Needle or(Needle other) {
    boolean sameBytes =
        Arrays.equals(bytes, other.bytes) && Arrays.equals(caseMask, other.caseMask);
    Continuation both = sameBytes ? continuation.or(other.continuation) : null;
    return both == null ? null : followedBy(both, Math.min(selectivity, other.selectivity));
  }

  /** Returns true if this from {@code from} on is the same as {@code other} from its place on. */
  boolean hasSameTail(int from, Needle other, int otherFrom) {
    return continuation.equals(other.continuation)
        && Arrays.equals(bytes, from, bytes.length, other.bytes, otherFrom, other.bytes.length)
        && Arrays.equals(
            caseMask, from, bytes.length, other.caseMask, otherFrom, other.bytes.length);
  }

  /** Returns a byte of the needle; in lower case if its case does not matter. */
  public byte byteAt(int index) {
    return bytes[index];
  }

  ByteSlice bytes() {
    return ByteSlice.of(bytes);
  }

  /** Returns where the needle first is whole in {@code block[from, to)}; -1 if it is not. */
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

  /** Searches for a needle whose every byte has two spellings. */
  private int slowIndexIn(byte[] block, int from, int to) {
    for (int at = from; at <= to - bytes.length; at++) {
      if (isAt(block, at, to)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns how many bytes it has, without what must follow. */
  public int length() {
    return bytes.length;
  }

  /** Returns true if something must follow the bytes. */
  public boolean hasContinuation() {
    return !continuation.equals(ANYTHING);
  }

  /** Returns where in the needle the {@code size} bytes begin that are rarest in audit logs. */
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
   * Sets, for any two bytes that may follow each other at place {@code p} of {@code count} from
   * {@code window} on, bit {@code p} of their entry in {@code places}.
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

  /** Returns the bytes as a person would write them; dots mean that something must follow. */
  @Override
  public String toString() {
    return "'" + ByteSlice.of(bytes).latin1() + "'" + (continuation.equals(ANYTHING) ? "" : "...");
  }
}
