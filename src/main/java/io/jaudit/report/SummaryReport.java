package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.WhereException;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of all kinds of events, and of different users, programs, files and so on. */
final class SummaryReport implements Report {
  private final ReportSettings settings;
  private final List<EventCount> counts = new ArrayList<>();
  private final List<ValueCount> values = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();

  /** The index of the first count that is not only of events with some types. */
  private int firstOfAllTypes;

  /** The index of the only values that differ from call to call. */
  private final int processIds;

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
      return types == null ? condition.isEmpty() || event.isCall() : event.isOf(types);
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
        case FAILED -> words.addAll(List.of("--where", "outcome = failed"));
        case OTHERS -> words.addAll(List.of("--where", "outcome != failed"));
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
    private final Values all = new Values();
    private boolean isCut;

    ValueCount(String name, String presence, LoggedField field, int most) {
      this.name = name;
      this.presence = presence;
      this.field = field;
      this.most = most;
    }

    synchronized void add(Values more) {
      isCut |= !all.addAll(more, most);
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
    processIds = values.size() - 1;
    add(new EventCount("events", null, Wanted.ALL, ""));
  }

  private void types(String name, TypeGroup types, Wanted wanted) {
    add(new EventCount(name, types, wanted, types.condition()));
  }

  private void add(EventCount count) {
    if (count.types == null) {
      counts.add(count);
    } else {
      counts.add(firstOfAllTypes++, count);
    }
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
    private final List<Values> known = new ArrayList<>();
    private final List<ValueReader> readers = new ArrayList<>();

    /** Its bit is set of records whose values were taken; 0 before the first event. */
    private int taken;

    private boolean isReady;

    Numbers() {
      for (ValueCount value : values) {
        known.add(new Values());
        readers.add(value.field.reader());
      }
    }

    @Override
    public void event(CountedEvent event) {
      for (int i = event.isOfAnyGroup() ? 0 : firstOfAllTypes; i < numbers.length; i++) {
        numbers[i] += counts.get(i).has(event) ? 1 : 0;
      }
      if (!isReady) {
        taken = event.memory().bit();
        isReady = true;
      }
      boolean areTaken = event.memory().isNoted(taken);
      boolean areSame = true;
      for (int i = 0; i < known.size(); i++) {
        if (!areTaken || i == processIds) {
          areSame &= take(event, i) || i == processIds;
        }
      }
      if (!areTaken && areSame) {
        event.memory().note(taken);
      }
    }

    /** Takes the values of a field; returns true if they depend on the known records only. */
    private boolean take(CountedEvent event, int i) {
      Values of = known.get(i);
      int processId = i == processIds ? event.memory().processId() : EventMemory.NO_PROCESS;
      if (processId != EventMemory.NO_PROCESS) {
        of.add(processId);
        return false;
      }
      found.clear();
      boolean areSame = readers.get(i).read(event, found);
      for (int j = 0; j < found.size(); j++) {
        of.add(found.value(j));
      }
      if (of.size() > MOST) {
        values.get(i).add(of);
        of.clear();
      }
      return areSame;
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
