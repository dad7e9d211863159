package io.jaudit.source;

import io.jaudit.bytes.ByteSlice;
import java.util.Arrays;

/**
 * Finds the times of records in text without parsing them: the numbers after {@code audit(}, in
 * milliseconds since the epoch. Stateless.
 */
final class RecordTimes {
  private static final long NONE = Long.MIN_VALUE;

  private static final ByteSlice STAMP = ByteSlice.of("audit(");
  private static final int MILLIS_DIGITS = 3;

  /** A date in seconds has no more digits for the next 300 years. */
  private static final int MAX_DIGITS = 10;

  private RecordTimes() {}

  /** Returns true if the text has a record, whether or not its time can be read. */
  static boolean hasRecord(byte[] text) {
    ByteSlice slice = ByteSlice.of(text);
    for (int at = slice.indexOf(STAMP, 0); at >= 0; at = slice.indexOf(STAMP, at + 1)) {
      if (digits(slice, at + STAMP.length()) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the times that can be read, of at most so many records, in the order of the text. */
  static long[] of(byte[] text, int most) {
    ByteSlice slice = ByteSlice.of(text);
    long[] times = new long[most];
    int count = 0;
    for (int at = slice.indexOf(STAMP, 0);
        at >= 0 && count < most;
        at = slice.indexOf(STAMP, at + 1)) {
      long time = timeAt(slice, at + STAMP.length());
      if (time != NONE) {
        times[count++] = time;
      }
    }
    return Arrays.copyOf(times, count);
  }

  /** Returns the time after {@code audit(}, which must be {@code SECONDS.mmm:}. */
  private static long timeAt(ByteSlice text, int at) {
    int point = at + digits(text, at);
    int colon = point + 1 + MILLIS_DIGITS;
    if (point - at > MAX_DIGITS
        || point == at
        || colon >= text.length()
        || text.at(point) != '.'
        || digits(text, point + 1) != MILLIS_DIGITS
        || text.at(colon) != ':') {
      return NONE;
    }
    return text.digitsAt(at) * 1000 + text.digitsAt(point + 1);
  }

  /** Returns how many digits there are at an index. */
  private static int digits(ByteSlice text, int from) {
    int at = from;
    while (at < text.length() && text.at(at) >= '0' && text.at(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
