package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.WhereException;
import io.jaudit.record.RecordType;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which rule fills the disk: events, bytes, peak and programs of each key. */
final class NoiseReport implements Report {
  /** Represents events that no rule of auditctl caused: those of programs and of the kernel. */
  private static final ByteSlice NO_RULE = ByteSlice.EMPTY;

  /** Represents system calls that a rule without a key caused. */
  private static final ByteSlice NO_KEY = ByteSlice.of("(no key)");

  private static final String OF_RULES = "(type.text = SYSCALL or type.text = URINGOP)";

  /** Seconds and programs that are kept of a key. */
  private static final int MOST = 100_000;

  private static final int SHOWN_PROGRAMS = 2;

  private final LoggedField key;
  private final LoggedField program;
  private final ReportSettings settings;
  private final Map<ByteSlice, Noise> noises = new HashMap<>();
  private final Counts total = new Counts();

  /** Whether an event has several keys, so that the rows are more than all events. */
  private boolean isOverlap;

  /** What is counted of a key. */
  private static final class Noise extends Counts {
    private final TreeMap<Long, Long> seconds = new TreeMap<>();
    private final Map<ByteSlice, Long> programs = new HashMap<>();
    private int sources;
    private long peak;

    void add(Noise other) {
      super.add((Counts) other);
      sources |= other.sources;
      other.seconds.forEach((second, events) -> seconds.merge(second, events, Long::sum));
      for (Map.Entry<ByteSlice, Long> entry : other.programs.entrySet()) {
        if (programs.size() < MOST || programs.containsKey(entry.getKey())) {
          programs.merge(entry.getKey(), entry.getValue(), Long::sum);
        }
      }
      while (seconds.size() > MOST) {
        peak = Math.max(peak, seconds.pollFirstEntry().getValue());
      }
    }

    /** Returns the most events in a second. */
    long peak() {
      long most = peak;
      for (long events : seconds.values()) {
        most = Math.max(most, events);
      }
      return most;
    }
  }

  NoiseReport(ReportSettings settings) throws WhereException {
    this.settings = settings;
    this.key = LoggedField.named("key");
    this.program = LoggedField.named("exe");
  }

  @Override
  public String name() {
    return Reports.NOISE;
  }

  @Override
  public Collector collector() {
    return new Events();
  }

  private synchronized void add(Map<ByteSlice, Noise> more, Counts events, boolean withOverlap) {
    total.add(events);
    isOverlap |= withOverlap;
    for (Map.Entry<ByteSlice, Noise> entry : more.entrySet()) {
      if (noises.size() < MOST || noises.containsKey(entry.getKey())) {
        noises.computeIfAbsent(entry.getKey(), of -> new Noise()).add(entry.getValue());
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    List<Map.Entry<ByteSlice, Noise>> all = new ArrayList<>(noises.entrySet());
    all.sort(
        Comparator.comparingLong((Map.Entry<ByteSlice, Noise> entry) -> entry.getValue().events())
            .reversed()
            .thenComparing(entry -> entry.getKey().latin1()));
    int shown = (int) Math.min(all.size(), settings.top());
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    for (Map.Entry<ByteSlice, Noise> entry : all.subList(0, shown)) {
      rows.add(row(entry.getKey(), entry.getValue()));
    }
    List<ReportColumn> columns = new ArrayList<>();
    columns.add(new ReportColumn("key", Kind.TEXT, "(no rule)"));
    for (String number : List.of("events", "share", "bytes", "disk", "failed", "peak/s")) {
      columns.add(new ReportColumn(number, Kind.NUMBER));
    }
    columns.add(new ReportColumn("programs", Kind.TEXT));
    columns.add(new ReportColumn("search", Kind.SEARCH));
    List<String> notes =
        isOverlap
            ? List.of(name() + ": keys overlap: an event with two keys is counted under both")
            : List.of();
    return new ReportTable(name(), columns, rows, all.size() - shown, notes);
  }

  private List<@Nullable ByteSlice> row(ByteSlice of, Noise noise) {
    List<@Nullable ByteSlice> row = new ArrayList<>();
    boolean hasKey = !of.equals(NO_RULE);
    row.add(hasKey ? of : null);
    row.add(ByteSlice.of(Long.toString(noise.events())));
    row.add(percent(noise.events(), total.events()));
    row.add(ByteSlice.of(Long.toString(noise.bytes())));
    row.add(percent(noise.bytes(), total.bytes()));
    row.add(ByteSlice.of(Long.toString(noise.failed())));
    row.add(ByteSlice.of(Long.toString(noise.peak())));
    row.add(programs(noise));
    row.add(ByteSlice.of(settings.search(condition(of, noise))));
    return row;
  }

  private String condition(ByteSlice of, Noise noise) {
    if (noise.sources != 0) {
      return key.condition(of, noise.sources);
    }
    String keyless = key.condition(null, 0) + " and ";
    return keyless + (of.equals(NO_KEY) ? OF_RULES : "not " + OF_RULES);
  }

  /** Returns a percentage, as a number with one digit after the point. */
  private static ByteSlice percent(long part, long whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    return ByteSlice.of(String.format(Locale.ROOT, "%.1f", percent));
  }

  private static @Nullable ByteSlice programs(Noise noise) {
    List<Map.Entry<ByteSlice, Long>> all = new ArrayList<>(noise.programs.entrySet());
    all.sort(
        Map.Entry.<ByteSlice, Long>comparingByValue()
            .reversed()
            .thenComparing(entry -> entry.getKey().latin1()));
    ByteBuilder text = new ByteBuilder();
    for (int i = 0; i < Math.min(SHOWN_PROGRAMS, all.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(all.get(i).getKey()).append(' ');
      text.appendDecimal(all.get(i).getValue());
    }
    return all.isEmpty() ? null : text.toSlice();
  }

  /** Takes the events of one thread. */
  private final class Events implements Collector {
    /** Events after which the counts are passed on, so that few seconds are kept. */
    private static final int EVENTS = 4096;

    private final ValueReader keyReader = key.reader();
    private final ValueReader programReader = program.reader();
    private final FieldValues keys = new FieldValues();
    private final FieldValues programs = new FieldValues();
    private Map<ByteSlice, Noise> found = new HashMap<>();
    private Counts events = new Counts();
    private boolean hasOverlap;

    @Override
    public void event(CountedEvent event) {
      events.add(event);
      keys.clear();
      keyReader.read(event, keys);
      hasOverlap |= keys.size() > 1;
      programs.clear();
      programReader.read(event, programs);
      if (keys.size() == 0) {
        count(isOfRule(event) ? NO_KEY : NO_RULE, 0, event);
      }
      for (int i = 0; i < keys.size(); i++) {
        count(keys.value(i), keys.sources(i), event);
      }
      if (events.events() >= EVENTS) {
        flush();
      }
    }

    /** The call of a change of the configuration, say, is logged without a rule for it. */
    private static boolean isOfRule(CountedEvent event) {
      RecordType type = event.view().event().type();
      return type.number() == RecordType.SYSCALL || type.number() == RecordType.URINGOP;
    }

    private void count(ByteSlice of, int sources, CountedEvent event) {
      Noise noise = found.get(of);
      if (noise == null) {
        noise = new Noise();
        found.put(of.copy(), noise);
      }
      noise.add(event);
      noise.sources |= sources;
      noise.seconds.merge(Math.floorDiv(event.timeMillis(), 1000L), 1L, Long::sum);
      for (int i = 0; i < programs.size(); i++) {
        Long known = noise.programs.get(programs.value(i));
        if (known == null) {
          noise.programs.put(programs.value(i).copy(), 1L);
        } else {
          noise.programs.put(programs.value(i), known + 1); // keeps the key that is there
        }
      }
    }

    @Override
    public void flush() {
      add(found, events, hasOverlap);
      found = new HashMap<>();
      events = new Counts();
    }
  }
}
