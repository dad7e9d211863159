package io.jaudit.filter;

import io.jaudit.bytes.Needle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Accepts one of many decimal numbers after a text such as {@code pid=}; as {@link
 * NumberContinuation}, which accepts up to two. Immutable.
 */
final class AnyNumber implements ValueContinuation {
  private final long[] sorted;

  private AnyNumber(long[] sorted) {
    this.sorted = sorted;
  }

  /** Returns the continuation that accepts these numbers. */
  static AnyNumber of(long... numbers) {
    return new AnyNumber(Arrays.stream(numbers).sorted().distinct().toArray());
  }

  @Override
  public boolean mayBeAt(byte[] block, int at, int end) {
    long number = NumberContinuation.numberAt(block, at, end);
    return number == NumberContinuation.TOO_LONG || Arrays.binarySearch(sorted, number) >= 0;
  }

  @Override
  public Needle.@Nullable Continuation or(Needle.Continuation other) {
    long[] more =
        other instanceof AnyNumber any
            ? any.sorted
            : other instanceof NumberContinuation two ? two.numbers() : null;
    if (more == null) {
      return null;
    }
    long[] all = Arrays.copyOf(sorted, sorted.length + more.length);
    System.arraycopy(more, 0, all, sorted.length, more.length);
    return of(all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AnyNumber that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }
}
