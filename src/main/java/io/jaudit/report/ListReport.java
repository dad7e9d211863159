package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists chosen events by time, with some fields of each. */
final class ListReport implements Report {
  private static final int TIME = 0;

  /** Compares rows, which begin with the time. */
  private static final Comparator<Row> BY_TIME =
      Comparator.comparing(Row::id, EventId::compareStamp)
          .thenComparing(row -> nodeOf(row.id))
          .thenComparingLong(Row::position);

  private final String name;
  private final Choice choice;
  private final List<? extends ListField> fields;
  private final ReportSettings settings;
  private final List<Row> rows = new ArrayList<>();
  private long bytes;
  private long omitted;

  /** Whether any event has a node, so that one without has to be told from it. */
  private boolean anyNode;

  /** An event, and where it is in its log: parts of an event have the same ID. */
  private record Row(EventId id, long position, List<@Nullable ByteSlice> cells) {}

  /** Selects the events that are listed. */
  interface Choice {
    boolean has(CountedEvent event);
  }

  ListReport(
      String name, Choice choice, List<? extends ListField> fields, ReportSettings settings) {
    this.name = name;
    this.choice = choice;
    this.fields = fields;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsProcesses() {
    boolean needs = false;
    for (ListField field : fields) {
      needs |= field.needsProcesses();
    }
    return needs;
  }

  @Override
  public Collector collector() {
    return new Events();
  }

  private synchronized void add(List<Row> more, boolean withNode) {
    anyNode |= withNode;
    for (Row row : more) {
      if (rows.size() >= settings.mostGroups() || bytes > settings.maxBytes()) {
        omitted++;
      } else {
        rows.add(row);
        for (ByteSlice cell : row.cells) {
          bytes += 32 + (cell == null ? 0 : cell.length());
        }
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    rows.sort(BY_TIME);
    int first = (int) Math.max(0, rows.size() - settings.listTop());
    List<List<@Nullable ByteSlice>> shown = new ArrayList<>();
    for (Row row : rows.subList(first, rows.size())) {
      List<@Nullable ByteSlice> cells = new ArrayList<>(row.cells);
      cells.add(ByteSlice.of(settings.search(condition(row.id))));
      shown.add(cells);
    }
    List<ReportColumn> columns = new ArrayList<>();
    columns.add(new ReportColumn("time", Kind.TIME));
    for (ListField field : fields) {
      columns.add(field.column());
    }
    columns.add(new ReportColumn("search", Kind.SEARCH));
    List<String> notes = new ArrayList<>();
    if (omitted > 0) {
      notes.add(name + ": " + omitted + " events are not listed; select fewer, such as with -ts");
    }
    return new ReportTable(name, columns, shown, first, notes);
  }

  private String condition(EventId id) {
    String stamp = id.stamp();
    String time = stamp.substring(0, stamp.indexOf(':'));
    String node = id.nodeName();
    String unnamed = anyNode ? " and not node" : "";
    return "time = @"
        + time
        + " and serial = "
        + id.serial()
        + (node == null ? unnamed : " and node = " + LoggedField.quoted(node));
  }

  private static String nodeOf(EventId id) {
    String node = id.nodeName();
    return node == null ? "" : node;
  }

  /** Takes the events of one thread. */
  private final class Events implements Collector {
    private static final int MOST = 1024;

    private final FieldValues values = new FieldValues();
    private final List<ValueReader> readers = new ArrayList<>();
    private List<Row> found = new ArrayList<>();
    private boolean hasNode;

    Events() {
      for (ListField field : fields) {
        readers.add(field.reader());
      }
    }

    @Override
    public void event(CountedEvent event) {
      hasNode |= event.view().event().id().node() != null;
      if (!choice.has(event)) {
        return;
      }
      List<@Nullable ByteSlice> cells = new ArrayList<>();
      cells.add(TIME, ByteSlice.of(Long.toString(event.timeMillis())));
      for (ValueReader reader : readers) {
        values.clear();
        reader.read(event, values);
        cells.add(joined());
      }
      AuditEvent of = event.view().event();
      found.add(new Row(of.id(), of.position(), cells));
      if (found.size() >= MOST) {
        flush();
      }
    }

    private @Nullable ByteSlice joined() {
      if (values.size() == 0) {
        return null;
      }
      ByteBuilder text = new ByteBuilder();
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ",").append(values.value(i));
      }
      return text.toSlice();
    }

    @Override
    public void flush() {
      add(found, hasNode);
      found = new ArrayList<>();
    }
  }
}
