package io.jaudit.search;

import io.jaudit.record.TimeSpan;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of a source that can contain the events of a time range, by sampling stamps at
 * regular steps.
 *
 * <p>A log is in order of time, with three exceptions: events within the end-of-event timeout;
 * blocked system calls, which are logged with the time at which they began; and hosts with
 * different clocks. Setting a clock breaks the order, too. Therefore every step is sampled, so that
 * a time range that ended and resumed is found if it lasted for a step. Everything from the first
 * to the last position that may contain a wanted time is read. If a log has records of several
 * nodes, its clock was ahead of the range before, or a position can't be sampled, everything is
 * read.
 *
 * <p>One minute of 750 MB takes 0.25 s instead of 0.7 (2 cores, JDK 17). {@code
 * TimeSeekPropertyTest} compares it with reading all.
 */
final class TimeSeek {
  /** How much later than its stamp a system call may be logged; as in {@code NodeMark}. */
  private static final long MAX_BLOCKED_MILLIS = 3_600_000;

  /**
   * Up to this number of steps, everything is read to the end: 16 MiB, twice the default size of
   * auditd's files. A quiet host has system calls that are blocked for longer, and its logs are
   * small.
   */
  private static final int FEW = 64;

  /** By how much a clock may be ahead of that of another host; as in {@code NodeMark}. */
  private static final long MAX_AHEAD_MILLIS = 600_000;

  private final LineSamples lines;
  private final long earliest;
  private final long latest;

  /** The host of the first sample that only a prefix names, if it does. */
  private @Nullable String host;

  /**
   * @param wanted the times searched for
   * @param slackMillis the maximum distance of the records of an event
   */
  TimeSeek(SeekableContent bytes, TimeSpan wanted, long slackMillis) {
    this.lines = new LineSamples(bytes);
    long first = wanted.firstMillis();
    long last = wanted.lastMillis();
    long before = slackMillis + MAX_AHEAD_MILLIS;
    long after = slackMillis + MAX_BLOCKED_MILLIS;
    this.earliest = first < Long.MIN_VALUE + before ? Long.MIN_VALUE : first - before;
    this.latest = last > Long.MAX_VALUE - after ? Long.MAX_VALUE : last + after;
  }

  /** The lines {@code [start, end)} of a source. */
  record Part(long start, long end) {}

  /** Positions of lines, a step apart, and the times of their records. */
  private static final class Samples {
    final long[] offsets;
    final long[] times;

    Samples(int count) {
      offsets = new long[count];
      times = new long[count];
    }
  }

  /**
   * Returns the part of the lines from {@code start} on that must be read.
   *
   * @param length the end of the lines that may be read
   * @param step distance in bytes of the sampled stamps
   */
  Part find(long start, long length, int step) throws IOException {
    Samples samples = samples(start, length, step);
    if (samples == null) {
      return new Part(start, length);
    }
    int count = samples.times.length;
    long until = count <= FEW ? Long.MAX_VALUE : latest;
    int first = 0;
    while (first < count && !mayHold(samples.times, first, until)) {
      first++;
    }
    int last = count - 1;
    while (last > first && !mayHold(samples.times, last, until)) {
      last--;
    }
    if (first == count) {
      return new Part(length, length);
    }
    for (int i = 0; i < first; i++) {
      if (samples.times[i] > until) {
        return new Part(start, length); // joining uses the latest time so far
      }
    }
    return new Part(samples.offsets[first], last + 1 < count ? samples.offsets[last + 1] : length);
  }

  /** Returns true if matching times may be between a sample and the next. */
  private boolean mayHold(long[] times, int sample, long until) {
    long next = sample + 1 < times.length ? times[sample + 1] : Long.MAX_VALUE;
    return Math.max(times[sample], next) >= earliest && Math.min(times[sample], next) <= until;
  }

  /** Returns null if the times of the log can't be sampled. */
  private @Nullable Samples samples(long start, long length, int step) throws IOException {
    int count = (int) ((length - start + step - 1) / step);
    if (count > 1 && length - start - (count - 1L) * step < LineSamples.FAR_REACH) {
      count--; // no whole line may be after it, so the step before extends to the end
    }
    Samples samples = new Samples(count);
    for (int i = 0; i < count; i++) {
      // A line begins after the first newline at or after the byte before.
      long at = start + (long) i * step - (i == 0 ? 0 : 1);
      if (!sample(at, samples, i, LineSamples.REACH)
          && !sample(at, samples, i, LineSamples.FAR_REACH)) {
        return null;
      }
    }
    return samples;
  }

  private boolean sample(long at, Samples samples, int i, int reach) throws IOException {
    LineSamples.Line line = lines.at(at, i == 0, reach);
    if (line == null) {
      return false;
    }
    samples.offsets[i] = line.offset();
    samples.times[i] = line.id().timeMillis();
    host = i == 0 ? line.id().node() : host;
    return !line.id().isNamed() && Objects.equals(line.id().node(), host);
  }
}
