package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.record.RecordList;
import io.jaudit.report.AureportEvent.Fact;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of {@code aureport --summary}, counted as it counts them: {@code --compat}. */
final class CompatSummary implements Report {
  private static final String FILES = "files";
  private static final String KEYS = "keys";
  private static final String FAILED_CALLS = "failed syscalls";
  private static final String EVENTS = "events";

  /** The names that aureport prints, in its order. */
  private static final List<String> NAMES =
      List.of(
          "changes in configuration",
          "changes to accounts, groups, or roles",
          "logins",
          "failed logins",
          "authentications",
          "failed authentications",
          "users",
          "terminals",
          "host names",
          "executables",
          "commands",
          FILES,
          "AVC's",
          "MAC events",
          FAILED_CALLS,
          "anomaly events",
          "responses to anomaly events",
          "crypto events",
          "integrity events",
          "virt events",
          KEYS,
          "process IDs",
          EVENTS);

  private static final Map<String, TypeCount> TYPES = new LinkedHashMap<>();
  private static final Map<String, Fact> FACTS = new LinkedHashMap<>();

  /** Counts record types of events, each once per event; with a result, if it is the event's. */
  private record TypeCount(TypeGroup types, @Nullable Outcome result) {}

  static {
    TYPES.put("changes in configuration", new TypeCount(TypeGroup.AUREPORT_CONFIG, null));
    TYPES.put(
        "changes to accounts, groups, or roles", new TypeCount(TypeGroup.AUREPORT_ACCOUNTS, null));
    TYPES.put("logins", new TypeCount(TypeGroup.LOGINS, Outcome.SUCCEEDED));
    TYPES.put("failed logins", new TypeCount(TypeGroup.LOGINS, Outcome.FAILED));
    TYPES.put("authentications", new TypeCount(TypeGroup.AUTHENTICATIONS, Outcome.SUCCEEDED));
    TYPES.put(
        "failed authentications",
        new TypeCount(TypeGroup.AUREPORT_FAILED_AUTHENTICATIONS, Outcome.FAILED));
    TYPES.put("AVC's", new TypeCount(TypeGroup.AUREPORT_DECISIONS, null));
    TYPES.put("MAC events", new TypeCount(TypeGroup.AUREPORT_MAC, null));
    TYPES.put("anomaly events", new TypeCount(TypeGroup.ANOMALIES, null));
    TYPES.put("responses to anomaly events", new TypeCount(TypeGroup.RESPONSES, null));
    TYPES.put("crypto events", new TypeCount(TypeGroup.CRYPTO, null));
    TYPES.put("integrity events", new TypeCount(TypeGroup.INTEGRITY, null));
    TYPES.put("virt events", new TypeCount(TypeGroup.VIRT, null));
    FACTS.put("users", Fact.USER);
    FACTS.put("terminals", Fact.TERMINAL);
    FACTS.put("host names", Fact.HOST);
    FACTS.put("executables", Fact.EXE);
    FACTS.put("commands", Fact.COMM);
    FACTS.put("process IDs", Fact.PID);
  }

  private final ReportSettings settings;
  private final Numbers total = new Numbers();
  private boolean isCut;

  /** What was counted. */
  private static final class Numbers {
    final Map<String, Long> counts = new LinkedHashMap<>();
    final Map<String, Set<ByteSlice>> values = new LinkedHashMap<>();

    void add(String name, long more) {
      counts.merge(name, more, Long::sum);
    }

    Set<ByteSlice> valuesOf(String name) {
      return values.computeIfAbsent(name, of -> new HashSet<>());
    }
  }

  CompatSummary(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return Reports.SUMMARY;
  }

  @Override
  public Collector collector() {
    return new Events();
  }

  private synchronized void add(Numbers more) {
    more.counts.forEach(total::add);
    for (Map.Entry<String, Set<ByteSlice>> entry : more.values.entrySet()) {
      Set<ByteSlice> all = total.valuesOf(entry.getKey());
      for (ByteSlice value : entry.getValue()) {
        if (all.size() < settings.mostGroups()) {
          all.add(value);
        } else {
          isCut |= !all.contains(value);
        }
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    for (String name : NAMES) {
      Set<ByteSlice> values = total.values.get(name);
      long number = values == null ? total.counts.getOrDefault(name, 0L) : values.size();
      List<@Nullable ByteSlice> row = new ArrayList<>();
      row.add(ByteSlice.of(name));
      row.add(ByteSlice.of(Long.toString(number)));
      row.add(search(name));
      rows.add(row);
    }
    boolean isEmpty = total.counts.getOrDefault(EVENTS, 0L) == 0;
    return new ReportTable(
        name(),
        List.of(
            new ReportColumn("what", Kind.TEXT),
            new ReportColumn("number", Kind.NUMBER),
            new ReportColumn("search", Kind.SEARCH)),
        isEmpty ? List.of() : rows,
        0,
        isCut
            ? List.of(Reports.SUMMARY + ": values beyond " + settings.mostGroups() + " not counted")
            : List.of());
  }

  /** Returns the search if what is counted is events, with the result that a search knows. */
  private @Nullable ByteSlice search(String name) {
    if (name.equals(EVENTS)) {
      return ByteSlice.of(settings.search(List.of()));
    }
    TypeCount types = TYPES.get(name);
    return types == null || types.result != null
        ? null
        : ByteSlice.of(settings.search(types.types.condition()));
  }

  /** Counts the events of one thread. */
  private final class Events implements Collector {
    /** Values after which they are passed on. */
    private static final int MOST = 65_536;

    private final AureportEvent facts = new AureportEvent();
    private Numbers found = new Numbers();
    private int size;

    @Override
    public void event(CountedEvent event) {
      EventView view = event.view();
      facts.of(view);
      found.add(EVENTS, 1);
      TYPES.forEach((name, types) -> found.add(name, countOf(types, view.records())));
      FACTS.forEach((name, fact) -> value(name, facts.fact(fact)));
      for (ByteSlice file : facts.files()) {
        value(FILES, file);
      }
      for (ByteSlice key : facts.keys()) {
        value(KEYS, key);
      }
      found.add(FAILED_CALLS, facts.isFailedCall() ? 1 : 0);
      if (size > MOST) {
        flush();
      }
    }

    private long countOf(TypeCount wanted, RecordList records) {
      return wanted.result == null || wanted.result == facts.outcome()
          ? wanted.types.distinct(records)
          : 0;
    }

    private void value(String name, @Nullable ByteSlice value) {
      if (value != null) {
        Set<ByteSlice> known = found.valuesOf(name);
        if (!known.contains(value)) {
          known.add(value.copy());
          size++;
        }
      }
    }

    @Override
    public void flush() {
      add(found);
      found = new Numbers();
      size = 0;
    }
  }
}
