package io.jaudit.search;

import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.source.LogTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides in which order the spans of a search are read: logs by the time of their first record,
 * one after the other if they are of different times, by turns if not. The files of a log are read
 * in the order of their names, which is that of a rotated set; if their times contradict it, by
 * their times, and by turns if these overlap. A stream, of which no time is known, is read at its
 * place. For one use.
 */
final class ReadingOrder {
  /** By how much the files of a log may overlap: records are not written exactly in order. */
  private static final long SLACK_MILLIS = 5000;

  /**
   * Spans that are read one after the other.
   *
   * @param first the time of the first record; {@link Long#MIN_VALUE} if it is not known
   * @param spans their indices in the plan
   */
  record Chain(int log, long first, List<Integer> spans) {}

  /**
   * Chains that are read by turns; a chain alone is read at once.
   *
   * @param chains in the order of their first records
   */
  record Part(List<Chain> chains) {
    boolean isMerged() {
      return chains.size() > 1;
    }
  }

  /** The chains of one log, and its times. */
  private static final class Timeline {
    final List<Chain> chains = new ArrayList<>();
    long first = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
  }

  private final List<ReadSpan> spans;
  private final boolean keepsFiles;
  private final @Nullable LogTimes[] times;
  private final List<Part> parts = new ArrayList<>();

  private ReadingOrder(List<ReadSpan> spans, boolean keepsFiles) {
    this.spans = spans;
    this.keepsFiles = keepsFiles;
    this.times = new LogTimes[spans.size()];
  }

  /**
   * Returns the parts of a search in the order in which they are read.
   *
   * @param keepsFiles true if the files of each log have to be read as they are listed, because a
   *     position in them is kept
   */
  static List<Part> of(List<ReadSpan> spans, boolean keepsFiles) {
    return from(0, spans, keepsFiles);
  }

  /** Returns the same for the spans from {@code first} on; the others were read. */
  static List<Part> from(int first, List<ReadSpan> spans, boolean keepsFiles) {
    ReadingOrder order = new ReadingOrder(spans, keepsFiles);
    int left = spans.size() - first;
    if (left == 0 || (isOneLog(first, spans) && (keepsFiles || left == 1))) {
      order.addAsListed(first, spans.size());
    } else {
      order.addAll(first);
    }
    return order.parts;
  }

  private static boolean isOneLog(int first, List<ReadSpan> spans) {
    return spans.get(first).log() == spans.get(spans.size() - 1).log();
  }

  private void addAsListed(int begin, int end) {
    if (begin < end) {
      parts.add(new Part(List.of(chain(begin, end))));
    }
  }

  /** Returns the spans of one log as they are listed. */
  private Chain chain(int begin, int end) {
    List<Integer> indices = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      indices.add(i);
    }
    return new Chain(spans.get(begin).log(), Long.MIN_VALUE, indices);
  }

  private void addAll(int first) {
    List<Timeline> timelines = new ArrayList<>();
    int end;
    for (int begin = first; begin < spans.size(); begin = end) {
      end = endOfLog(begin);
      if (spans.get(begin).isFile()) {
        Timeline timeline = timeline(begin, end);
        if (timeline.first == Long.MIN_VALUE && !timelines.isEmpty()) {
          timeline.first = timelines.get(timelines.size() - 1).first; // it stays where it is
        }
        timelines.add(timeline);
      } else {
        addByTime(timelines);
        timelines.clear();
        addAsListed(begin, end);
      }
    }
    addByTime(timelines);
  }

  private int endOfLog(int begin) {
    int end = begin + 1;
    while (end < spans.size() && spans.get(end).log() == spans.get(begin).log()) {
      end++;
    }
    return end;
  }

  /** Adds logs by their first records; those that overlap are one part. */
  private void addByTime(List<Timeline> timelines) {
    timelines.sort(Comparator.comparingLong(timeline -> timeline.first));
    List<Chain> chains = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (Timeline timeline : timelines) {
      if (!chains.isEmpty() && timeline.first >= last) {
        addMerged(chains);
        chains = new ArrayList<>();
      }
      chains.addAll(timeline.chains);
      last = Math.max(last, timeline.last);
    }
    if (!chains.isEmpty()) {
      addMerged(chains);
    }
  }

  private void addMerged(List<Chain> chains) {
    chains.sort(Comparator.comparingLong(Chain::first));
    parts.add(new Part(List.copyOf(chains)));
  }

  private Timeline timeline(int begin, int end) {
    for (int i = begin; i < end; i++) {
      times[i] = timesOf(spans.get(i));
    }
    List<Integer> inOrder = new ArrayList<>(chain(begin, end).spans());
    if (!keepsFiles && !isInOrder(begin, end)) {
      sortByTime(inOrder);
    }
    Timeline timeline = new Timeline();
    List<List<Integer>> chains = keepsFiles ? List.of(inOrder) : apart(inOrder);
    for (List<Integer> each : chains) {
      long first = first(each);
      timeline.chains.add(new Chain(spans.get(begin).log(), first, each));
      timeline.last = Math.max(timeline.last, last(each));
      boolean isFirst = timeline.first == Long.MIN_VALUE;
      timeline.first = isFirst ? first : Math.min(timeline.first, first);
    }
    return timeline;
  }

  /** Returns null if the times are not known; why it can't be read is reported when it is read. */
  private static @Nullable LogTimes timesOf(ReadSpan span) {
    try {
      Optional<LogTimes> known = LogTimes.of(span.source());
      return known.isPresent() ? known.get() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns true if no file has records of before the one listed before it. */
  private boolean isInOrder(int begin, int end) {
    LogTimes before = null;
    for (int i = begin; i < end; i++) {
      LogTimes here = times[i];
      if (here != null) {
        if (before != null && !follows(before, here)) {
          return false;
        }
        before = here;
      }
    }
    return true;
  }

  private static boolean follows(LogTimes before, LogTimes next) {
    boolean isKnown = before.last() != LogTimes.UNKNOWN;
    return next.settled() >= (isKnown ? before.last() - SLACK_MILLIS : before.first());
  }

  /** Sorts by first time, then by last; a file without records stays after the one before it. */
  private void sortByTime(List<Integer> indices) {
    long[] first = new long[times.length];
    long before = Long.MIN_VALUE;
    for (int i : indices) {
      LogTimes here = times[i];
      before = here == null ? before : here.first();
      first[i] = before;
    }
    indices.sort(
        (a, b) ->
            first[a] != first[b]
                ? Long.compare(first[a], first[b])
                : Long.compare(lastOf(a), lastOf(b)));
  }

  private long lastOf(int span) {
    LogTimes here = times[span];
    return here == null ? LogTimes.UNKNOWN : here.last();
  }

  /** Divides the files of a log into as few chains as possible in which none overlap. */
  private List<List<Integer>> apart(List<Integer> inOrder) {
    List<List<Integer>> chains = new ArrayList<>();
    List<LogTimes> ends = new ArrayList<>();
    for (int span : inOrder) {
      LogTimes here = times[span];
      int chain = 0;
      while (here != null && chain < ends.size() && !follows(ends.get(chain), here)) {
        chain++;
      }
      if (chain == chains.size()) {
        chains.add(new ArrayList<>());
      }
      chains.get(chain).add(span);
      if (here != null) {
        setOrAdd(ends, chain, here);
      }
    }
    return chains;
  }

  private static void setOrAdd(List<LogTimes> ends, int at, LogTimes times) {
    if (at < ends.size()) {
      ends.set(at, times);
    } else {
      ends.add(times);
    }
  }

  private long first(List<Integer> chain) {
    for (int span : chain) {
      LogTimes here = times[span];
      if (here != null) {
        return here.first();
      }
    }
    return Long.MIN_VALUE;
  }

  /** A file that is followed by another one of its log ends before that. */
  private long last(List<Integer> chain) {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < chain.size(); i++) {
      LogTimes here = times[chain.get(i)];
      if (here != null) {
        boolean isKnown = here.last() != LogTimes.UNKNOWN;
        boolean isEnd =
            i + 1 == chain.size() || first(chain.subList(i + 1, chain.size())) == Long.MIN_VALUE;
        last = isKnown || isEnd ? Math.max(last, here.last()) : last;
      }
    }
    return last;
  }
}
