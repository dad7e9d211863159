package io.jaudit.search;

import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.record.EventId;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides a large log into pieces that can be searched independently, and whose events, one piece
 * after the other, are those of the whole log in the same order.
 *
 * <p>A piece has the events that a search of the whole log hands out while it reads the bytes of
 * the piece. Which these are depends on the events that are open at its beginning: those of the
 * last seconds, by the end-of-event timeout. Therefore a piece is read from a line on that is so
 * much earlier, its lead-in, and what is handed out before its own bytes begin is left out. Nothing
 * after its end is read.
 *
 * <p>As in {@link TimeSeek}, a log is in order of time, and its lines are sampled to check that. A
 * log is not divided where a sample contradicts it, names a node (each has its own clock, and may
 * have been silent for long), or is not a record; nor if a part of it can't be read at any offset,
 * or files overlap in time. For one use.
 */
public final class LogSplit {
  /** The share of a piece that may be read in addition to it. */
  private static final int LEAD_SHARE = 2;

  /** So much may always be: it takes less time than to begin a task on a cluster. */
  private static final long SMALL_LEAD = 4 << 20;

  /** A few blocks. */
  private static final long FIRST_LEAD = 256 * 1024;

  private final List<LogSource> sources;
  private final List<LineSamples> samples = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private final long slackMillis;
  private long total;

  private LogSplit(List<LogSource> sources, int eventTimeout) {
    this.sources = sources;
    this.slackMillis = (2L * eventTimeout + 1) * 1000;
  }

  /**
   * Describes a part of a log. Positions are those of {@link LogPosition} among all its sources.
   *
   * @param leadIn where reading begins
   * @param start the first byte of which the events are wanted
   * @param end the byte after the last; {@link Long#MAX_VALUE} if the log ends there
   */
  public record Piece(long leadIn, long start, long end) {
    /** Represents all of a log. */
    public static final Piece ALL = new Piece(0, 0, Long.MAX_VALUE);
  }

  /**
   * Returns the pieces of some logs in their order; only one log can be divided.
   *
   * @param size of a piece in bytes, about
   * @param eventTimeout as in {@link SearchPlan#eventTimeout}
   * @throws IOException if the log can't be read
   */
  public static List<Piece> of(LogSet logs, long size, int eventTimeout) throws IOException {
    LogSplit split = new LogSplit(logs.sources(), eventTimeout);
    if (logs.logs().size() != 1 || !split.canBeDivided(size) || !isInOrder(logs)) {
      return List.of(Piece.ALL);
    }
    return split.pieces(size);
  }

  /** Opens the sources; returns false if not all can be read at any offset, or they are small. */
  private boolean canBeDivided(long size) throws IOException {
    for (LogSource source : sources) {
      Optional<SeekableContent> content = source.bytes();
      if (content.isEmpty() || source.length().isEmpty()) {
        return false;
      }
      samples.add(new LineSamples(content.get()));
      starts.add(total);
      total += content.get().length();
    }
    return total > size;
  }

  private static boolean isInOrder(LogSet logs) {
    List<ReadingOrder.Part> parts = ReadingOrder.of(ReadPlan.all(logs).spans(), false);
    if (parts.size() != 1 || parts.get(0).isMerged()) {
      return false;
    }
    List<Integer> spans = parts.get(0).chains().get(0).spans();
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i) != i) {
        return false;
      }
    }
    return true;
  }

  private List<Piece> pieces(long size) throws IOException {
    long count = (total + size - 1) / size;
    List<Piece> pieces = new ArrayList<>();
    long leadIn = 0;
    long start = 0;
    long startMillis = Long.MIN_VALUE;
    for (long i = 1; i < count; i++) {
      Sample begin = sample(total / count * i);
      if (begin == null || begin.at <= start || begin.millis < startMillis) {
        continue;
      }
      long lead = leadIn(begin, Math.max(size / LEAD_SHARE, SMALL_LEAD));
      if (lead >= 0) {
        pieces.add(new Piece(position(leadIn), position(start), position(begin.at)));
        leadIn = lead;
        start = begin.at;
        startMillis = begin.millis;
      }
    }
    pieces.add(new Piece(position(leadIn), position(start), Long.MAX_VALUE));
    return pieces;
  }

  /** A line at a byte of the log, and its time. */
  private record Sample(long at, long millis) {}

  /**
   * Returns the line from which on the events are read that may be open at {@code begin}; -1 if it
   * is too far, or the log is not in order of time before it.
   */
  private long leadIn(Sample begin, long most) throws IOException {
    long last = begin.millis;
    for (long lead = FIRST_LEAD; lead <= most; lead *= 2) {
      if (begin.at <= lead) {
        return 0;
      }
      Sample line = sample(begin.at - lead);
      if (line == null || line.millis > last) {
        return -1;
      }
      if (line.millis < begin.millis - slackMillis) {
        return line.at;
      }
      last = line.millis;
    }
    return -1;
  }

  /** Returns the first line after a byte of the log; null if there can't be a boundary. */
  private @Nullable Sample sample(long at) throws IOException {
    int source = sourceAt(at);
    LineSamples.Line line = samples.get(source).after(at - starts.get(source));
    if (line == null || line.id().node() != null) {
      return null;
    }
    EventId id = line.id();
    return new Sample(starts.get(source) + line.offset(), id.timeMillis());
  }

  private int sourceAt(long at) {
    int source = starts.size() - 1;
    while (starts.get(source) > at) {
      source--;
    }
    return source;
  }

  private long position(long at) {
    int source = sourceAt(at);
    return LogPosition.of(source, at - starts.get(source));
  }
}
