package io.jaudit.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells from when to when the records of a source are, in milliseconds since the epoch, by those at
 * its beginning and at its end. Immutable.
 *
 * @param first the time of the first record
 * @param settled the earliest time at the beginning except for a few records: a call that was
 *     blocked is logged late, with the time at which it began
 * @param last the latest time at the end; {@link #UNKNOWN} if only reading all of it would tell
 */
public record LogTimes(long first, long settled, long last) {
  /** As the last time: all that is later than the first is possible. */
  public static final long UNKNOWN = Long.MAX_VALUE;

  /** The records at the beginning that are looked at. */
  private static final int RECORDS = 64;

  /** Some lines. */
  private static final int REACH = 4096;

  /** As many as {@link #RECORDS} usually take, also if there are other lines. */
  private static final int FAR_REACH = 64 * 1024;

  /** The share of the records at the beginning, and the number of them, that may be late. */
  private static final int LATE_SHARE = 4;

  private static final int MAX_LATE = 8;

  /**
   * Returns the times of a source that can be read again; empty for another one, and if it has no
   * records where it was looked for them.
   *
   * @throws IOException if it can't be read
   */
  public static Optional<LogTimes> of(LogSource source) throws IOException {
    Optional<SeekableContent> content = source.bytes();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      long[] first = times(content.get(), 0, REACH, RECORDS);
      if (first.length == 0) {
        first = times(content.get(), 0, FAR_REACH, RECORDS);
      }
      if (first.length == 0) {
        return Optional.empty();
      }
      long last = source.length().isPresent() ? last(content.get()) : UNKNOWN;
      return Optional.of(new LogTimes(first[0], settled(first), Math.max(last, first[0])));
    } finally {
      source.release();
    }
  }

  private static long settled(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length / LATE_SHARE, MAX_LATE)];
  }

  private static long last(SeekableContent content) throws IOException {
    long length = content.length();
    long[] times = times(content, Math.max(0, length - REACH), REACH, REACH);
    if (times.length == 0) {
      times = times(content, Math.max(0, length - FAR_REACH), FAR_REACH, FAR_REACH);
    }
    long last = times.length == 0 ? UNKNOWN : times[0];
    for (long time : times) {
      last = Math.max(last, time);
    }
    return last;
  }

  private static long[] times(SeekableContent content, long from, int reach, int most)
      throws IOException {
    byte[] bytes = new byte[reach];
    int end = content.read(from, bytes, 0, reach);
    return RecordTimes.of(Arrays.copyOf(bytes, end), most);
  }
}
