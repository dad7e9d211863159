package io.jaudit.filter;

/**
 * A span of log time. Where the first instant is behind the last, no time is in it.
 *
 * @param firstMillis first instant, in ms since the epoch
 * @param lastMillis last instant, which is in it too
 */
public record TimeSpan(long firstMillis, long lastMillis) {
  /** All times there are. */
  public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  /** True where no time is left out; equals() of a record would cost 10 ms when first called. */
  public boolean isAlways() {
    return firstMillis == Long.MIN_VALUE && lastMillis == Long.MAX_VALUE;
  }

  public boolean contains(long millis) {
    return millis >= firstMillis && millis <= lastMillis;
  }

  /** The times that are in both. */
  TimeSpan and(TimeSpan other) {
    return new TimeSpan(
        Math.max(firstMillis, other.firstMillis), Math.min(lastMillis, other.lastMillis));
  }

  /** The smallest span that has the times of both. */
  TimeSpan or(TimeSpan other) {
    return new TimeSpan(
        Math.min(firstMillis, other.firstMillis), Math.max(lastMillis, other.lastMillis));
  }
}
