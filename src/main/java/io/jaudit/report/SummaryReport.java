package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.WhereException;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of all kinds of events, and of different users, programs, files and so on. */
final class SummaryReport implements Report {
  private final ReportSettings settings;
  private final List<EventCount> counts = new ArrayList<>();
  private final List<ValueCount> values = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();

  /** A number of the summary. */
  private interface Measure {
    String name();

    long number();

    List<String> search();
  }

  /** Selects events by their outcome. */
  private enum Wanted {
    ALL,
    FAILED,
    OTHERS
  }

  /** Counts events. */
  private static final class EventCount implements Measure {
    private final String name;
    private final @Nullable TypeGroup types;
    private final Wanted wanted;
    private final String condition;
    private long number;

    EventCount(String name, @Nullable TypeGroup types, Wanted wanted, String condition) {
      this.name = name;
      this.types = types;
      this.wanted = wanted;
      this.condition = condition;
    }

    boolean has(CountedEvent event) {
      if (wanted != Wanted.ALL && event.isFailed() != (wanted == Wanted.FAILED)) {
        return false;
      }
      return types == null
          ? condition.isEmpty() || event.isCall()
          : types.hasAny(event.view().records());
    }

    synchronized void add(long more) {
      number += more;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public synchronized long number() {
      return number;
    }

    @Override
    public List<String> search() {
      List<String> words = new ArrayList<>();
      switch (wanted) {
        case FAILED -> words.addAll(List.of("-sv", "no"));
        case OTHERS -> words.addAll(List.of("--not", "-sv", "no"));
        default -> {}
      }
      if (!condition.isEmpty()) {
        words.addAll(List.of("--where", condition));
      }
      return words;
    }
  }

  /** Counts different values. */
  private static final class ValueCount implements Measure {
    private final String name;
    private final String presence;
    private final LoggedField field;
    private final int most;
    private final Set<ByteSlice> all = new HashSet<>();
    private boolean isCut;

    ValueCount(String name, String presence, LoggedField field, int most) {
      this.name = name;
      this.presence = presence;
      this.field = field;
      this.most = most;
    }

    synchronized void add(Set<ByteSlice> more) {
      for (ByteSlice value : more) {
        if (all.size() < most) {
          all.add(value);
        } else {
          isCut |= !all.contains(value);
        }
      }
    }

    synchronized boolean isCut() {
      return isCut;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public synchronized long number() {
      return all.size();
    }

    @Override
    public List<String> search() {
      return List.of("--where", presence);
    }
  }

  SummaryReport(ReportSettings settings) throws WhereException {
    this.settings = settings;
    types("configuration changes", TypeGroup.CONFIG, Wanted.ALL);
    types("account changes", TypeGroup.ACCOUNTS, Wanted.ALL);
    types("logins", TypeGroup.LOGINS, Wanted.OTHERS);
    types("failed logins", TypeGroup.LOGINS, Wanted.FAILED);
    types("authentications", TypeGroup.AUTHENTICATIONS, Wanted.OTHERS);
    types("failed authentications", TypeGroup.AUTHENTICATIONS, Wanted.FAILED);
    values("login users (auid)", "user.auid", "user.auid");
    values("users (uid)", "user.uid", "user.uid");
    values("terminals", "tty or terminal", "tty,terminal");
    values("hosts", "hostname or addr", "hostname,addr");
    values("executables", "exe", "exe");
    values("commands", "comm", "comm");
    values("files", "paths.path", "paths.path");
    types("access decisions", TypeGroup.DECISIONS, Wanted.ALL);
    types("MAC events", TypeGroup.MAC, Wanted.ALL);
    add(new EventCount("failed system calls", null, Wanted.FAILED, "type in (SYSCALL, URINGOP)"));
    types("anomalies", TypeGroup.ANOMALIES, Wanted.ALL);
    types("responses to anomalies", TypeGroup.RESPONSES, Wanted.ALL);
    types("crypto events", TypeGroup.CRYPTO, Wanted.ALL);
    types("integrity events", TypeGroup.INTEGRITY, Wanted.ALL);
    types("virtualization events", TypeGroup.VIRT, Wanted.ALL);
    values("keys", "SYSCALL(key) or URINGOP(key)", "SYSCALL.key,URINGOP.key");
    values("process IDs", "process.pid", "process.pid");
    add(new EventCount("events", null, Wanted.ALL, ""));
  }

  private void types(String name, TypeGroup types, Wanted wanted) {
    add(new EventCount(name, types, wanted, types.condition()));
  }

  private void add(EventCount count) {
    counts.add(count);
    measures.add(count);
  }

  private void values(String name, String presence, String fields) throws WhereException {
    LoggedField field = LoggedField.ofAll(name, fields);
    ValueCount count = new ValueCount(name, presence, field, settings.mostGroups());
    values.add(count);
    measures.add(count);
  }

  @Override
  public String name() {
    return Reports.SUMMARY;
  }

  @Override
  public Collector collector() {
    return new Numbers();
  }

  @Override
  public ReportTable table() {
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    boolean isEmpty = true;
    for (Measure measure : measures) {
      isEmpty &= measure.number() == 0;
      List<@Nullable ByteSlice> row = new ArrayList<>();
      row.add(ByteSlice.of(measure.name()));
      row.add(ByteSlice.of(Long.toString(measure.number())));
      row.add(ByteSlice.of(settings.search(measure.search())));
      rows.add(row);
    }
    List<String> notes = new ArrayList<>();
    for (ValueCount value : values) {
      if (value.isCut()) {
        notes.add(Reports.SUMMARY + ": more than " + value.number() + " " + value.name());
      }
    }
    return new ReportTable(
        name(),
        List.of(
            new ReportColumn("what", Kind.TEXT),
            new ReportColumn("number", Kind.NUMBER),
            new ReportColumn("search", Kind.SEARCH)),
        isEmpty ? List.of() : rows,
        0,
        notes);
  }

  /** Counts the events of one thread. */
  private final class Numbers implements Collector {
    private static final int MOST = 4096;

    private final FieldValues found = new FieldValues();
    private final long[] numbers = new long[counts.size()];
    private final List<Set<ByteSlice>> known = new ArrayList<>();

    Numbers() {
      for (int i = 0; i < values.size(); i++) {
        known.add(new HashSet<>());
      }
    }

    @Override
    public void event(CountedEvent event) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += counts.get(i).has(event) ? 1 : 0;
      }
      for (int i = 0; i < known.size(); i++) {
        found.clear();
        values.get(i).field.read(event.view(), found);
        Set<ByteSlice> of = known.get(i);
        for (int j = 0; j < found.size(); j++) {
          if (!of.contains(found.value(j))) {
            of.add(found.value(j).copy());
          }
        }
        if (of.size() > MOST) {
          values.get(i).add(of);
          of.clear();
        }
      }
    }

    @Override
    public void flush() {
      for (int i = 0; i < numbers.length; i++) {
        counts.get(i).add(numbers[i]);
        numbers[i] = 0;
      }
      for (int i = 0; i < known.size(); i++) {
        values.get(i).add(known.get(i));
        known.get(i).clear();
      }
    }
  }
}
