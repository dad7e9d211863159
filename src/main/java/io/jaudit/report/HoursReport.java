package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.report.ReportColumn.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts events by the hour of local time and the day of the week. */
final class HoursReport implements Report {
  private static final int HOURS = 24;

  /** With more hours than this, the search of a row would be too long for a command line. */
  private static final int MOST_SEARCHED = 60;

  private final ReportSettings settings;

  /** The events of each hour of the log, by the time at which it begins. */
  private final TreeMap<Long, Long> hours = new TreeMap<>();

  private long omitted;

  HoursReport(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return Reports.HOURS;
  }

  @Override
  public Collector collector() {
    return new Events();
  }

  private synchronized void add(Map<Long, Long> more) {
    for (Map.Entry<Long, Long> hour : more.entrySet()) {
      if (hours.size() < settings.mostGroups() || hours.containsKey(hour.getKey())) {
        hours.merge(hour.getKey(), hour.getValue(), Long::sum);
      } else {
        omitted += hour.getValue();
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    List<ReportColumn> columns = new ArrayList<>();
    columns.add(new ReportColumn("hour", Kind.NUMBER));
    for (DayOfWeek day : DayOfWeek.values()) {
      columns.add(new ReportColumn(day.getDisplayName(TextStyle.SHORT, Locale.ROOT), Kind.NUMBER));
    }
    columns.add(new ReportColumn("events", Kind.NUMBER));
    columns.add(new ReportColumn("search", Kind.SEARCH));
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    for (int hour = 0; hour < HOURS && !hours.isEmpty(); hour++) {
      rows.add(row(hour));
    }
    List<String> notes =
        omitted == 0
            ? List.of()
            : List.of(name() + ": " + omitted + " events of too many hours are not counted");
    return new ReportTable(name(), columns, rows, 0, notes);
  }

  private List<@Nullable ByteSlice> row(int hour) {
    long[] days = new long[DayOfWeek.values().length];
    long events = 0;
    List<String> spans = new ArrayList<>();
    for (Map.Entry<Long, Long> each : hours.entrySet()) {
      ZonedDateTime start = at(each.getKey());
      if (start.getHour() == hour) {
        days[start.getDayOfWeek().getValue() - 1] += each.getValue();
        events += each.getValue();
        spans.add(TimeSpan.between(each.getKey(), end(start)));
      }
    }
    List<@Nullable ByteSlice> row = new ArrayList<>();
    row.add(ByteSlice.of(Integer.toString(hour)));
    for (long day : days) {
      row.add(ByteSlice.of(Long.toString(day)));
    }
    row.add(ByteSlice.of(Long.toString(events)));
    boolean isSearchable = !spans.isEmpty() && spans.size() <= MOST_SEARCHED;
    row.add(
        isSearchable
            ? ByteSlice.of(settings.search("(" + String.join(") or (", spans) + ")"))
            : null);
    return row;
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(settings.zone().get());
  }

  private static long end(ZonedDateTime start) {
    return start.plus(1, ChronoUnit.HOURS).toInstant().toEpochMilli();
  }

  /** Counts the events of one thread. */
  private final class Events implements Collector {
    private Map<Long, Long> found = new HashMap<>();
    private long start;
    private long end;
    private long count;

    @Override
    public void event(CountedEvent event) {
      long time = event.timeMillis();
      if (time < start || time >= end) {
        pass();
        ZonedDateTime hour = at(time).truncatedTo(ChronoUnit.HOURS);
        start = hour.toInstant().toEpochMilli();
        end = HoursReport.end(hour);
      }
      count++;
    }

    private void pass() {
      if (count > 0) {
        found.merge(start, count, Long::sum);
        count = 0;
      }
    }

    @Override
    public void flush() {
      pass();
      add(found);
      found = new HashMap<>();
    }
  }
}
