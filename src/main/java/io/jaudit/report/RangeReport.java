package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.report.ReportColumn.Kind;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files that were read, with the times of their events, and the times without any. An
 * event is of the file in which it begins.
 */
final class RangeReport implements Report {
  private static final long MINUTE = 60_000;

  /** Minutes without an event that are a gap. */
  private static final long GAP = 60;

  private final ReportSettings settings;
  private final TreeMap<Integer, Range> ranges = new TreeMap<>();

  /** The events of a file. */
  private static final class Range extends Counts {
    private final Set<Long> minutes = new HashSet<>();

    void add(Range other) {
      super.add((Counts) other);
      minutes.addAll(other.minutes);
    }
  }

  RangeReport(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return Reports.RANGE;
  }

  @Override
  public Collector collector() {
    return new Events();
  }

  private synchronized void add(Map<Integer, Range> more) {
    for (Map.Entry<Integer, Range> entry : more.entrySet()) {
      Range known = ranges.putIfAbsent(entry.getKey(), entry.getValue());
      if (known != null) {
        known.add(entry.getValue());
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    List<ReportColumn> columns = new ArrayList<>();
    columns.add(new ReportColumn("file", Kind.TEXT));
    columns.add(new ReportColumn("first", Kind.TIME));
    columns.add(new ReportColumn("last", Kind.TIME));
    for (String number : List.of("events", "bytes", "gaps", "longest_gap_min")) {
      columns.add(new ReportColumn(number, Kind.NUMBER));
    }
    List<String> names = settings.files().get();
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    for (int i = 0; i < names.size() && !ranges.isEmpty(); i++) {
      rows.add(row(ByteSlice.of(names.get(i)), ranges.getOrDefault(i, new Range())));
    }
    return new ReportTable(name(), columns, rows, 0, List.of());
  }

  private static List<@Nullable ByteSlice> row(ByteSlice file, Range range) {
    List<@Nullable ByteSlice> row = new ArrayList<>();
    boolean isEmpty = range.events() == 0;
    row.add(file);
    row.add(isEmpty ? null : text(range.first()));
    row.add(isEmpty ? null : text(range.last()));
    row.add(text(range.events()));
    row.add(text(range.bytes()));
    long gaps = 0;
    long longest = 0;
    long before = Long.MAX_VALUE;
    for (long minute : new TreeSet<>(range.minutes)) {
      long without = before == Long.MAX_VALUE ? 0 : minute - before - 1;
      gaps += without >= GAP ? 1 : 0;
      longest = Math.max(longest, without);
      before = minute;
    }
    row.add(text(gaps));
    row.add(text(longest));
    return row;
  }

  private static ByteSlice text(long number) {
    return ByteSlice.of(Long.toString(number));
  }

  /** Takes the events of one thread. */
  private final class Events implements Collector {
    private Map<Integer, Range> found = new HashMap<>();
    private long lastMinute = Long.MIN_VALUE;
    private int lastFile = -1;

    @Override
    public void event(CountedEvent event) {
      int file = LogPosition.source(event.view().event().position());
      Range range = found.computeIfAbsent(file, of -> new Range());
      range.add(event);
      long minute = Math.floorDiv(event.timeMillis(), MINUTE);
      if (minute != lastMinute || file != lastFile) {
        lastMinute = minute;
        lastFile = file;
        if (range.minutes.size() < settings.mostGroups()) {
          range.minutes.add(minute);
        }
      }
    }

    @Override
    public void flush() {
      add(found);
      found = new HashMap<>();
      lastFile = -1;
    }
  }
}
