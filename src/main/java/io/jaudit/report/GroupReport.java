package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by the values of fields: {@code --by}. An event with several values is counted for
 * each; one without any of the fields is not counted.
 */
final class GroupReport implements Report {
  private static final ByteSlice MORE = ByteSlice.of("(more)");

  /** The largest group first; groups of the same size in the order of their values. */
  private static final Comparator<Group> BY_SIZE =
      Comparator.comparingLong(Group::events).reversed().thenComparing(GroupReport::compareValues);

  private final String name;
  private final List<ReportField> fields;
  private final Restriction restriction;
  private final ReportSettings settings;
  private final Groups groups;

  /**
   * @param fields by whose values events are grouped; the first may be a span of time
   */
  GroupReport(
      String name, List<ReportField> fields, Restriction restriction, ReportSettings settings) {
    this.name = name;
    this.restriction = restriction;
    this.fields = fields;
    this.settings = settings;
    this.groups = new Groups(settings.mostGroups(), settings.maxBytes());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsProcesses() {
    boolean needs = false;
    for (ReportField field : fields) {
      needs |= field.needsProcesses();
    }
    return needs;
  }

  @Override
  public Collector collector() {
    return new GroupCollector(fields, restriction, groups);
  }

  @Override
  public ReportTable table() {
    List<Group> all = groups.all();
    all.removeIf(group -> group.events() > restriction.mostEvents());
    all.sort(
        isOverTime() ? Comparator.comparing(GroupReport::time).thenComparing(BY_SIZE) : BY_SIZE);
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    long omitted = 0;
    long inSpan = 0;
    for (int i = 0; i < all.size(); i++) {
      Group group = all.get(i);
      boolean isNextSpan = isOverTime() && (i == 0 || time(all.get(i - 1)) != time(group));
      inSpan = isNextSpan ? 1 : inSpan + 1;
      if (inSpan <= settings.top()) {
        rows.add(row(group));
      } else {
        omitted++;
      }
    }
    List<String> notes = new ArrayList<>();
    Group more = groups.more();
    if (more != null) {
      rows.add(moreRow(more));
      notes.add(
          name
              + ": more than "
              + all.size()
              + " groups; events of the others are counted together as (more)");
    }
    return new ReportTable(name, columns(), rows, omitted, notes);
  }

  private boolean isOverTime() {
    return fields.get(0).column().kind() == Kind.TIME;
  }

  private static long time(Group group) {
    ByteSlice time = group.values().get(0);
    return time == null ? 0 : Long.parseLong(time.latin1());
  }

  private List<ReportColumn> columns() {
    List<ReportColumn> columns = new ArrayList<>();
    for (ReportField field : fields) {
      columns.add(field.column());
    }
    for (String counter : List.of("events", "failed", "bytes")) {
      columns.add(new ReportColumn(counter, Kind.NUMBER));
    }
    columns.add(new ReportColumn("first", Kind.TIME));
    columns.add(new ReportColumn("last", Kind.TIME));
    columns.add(new ReportColumn("search", Kind.SEARCH));
    return columns;
  }

  private List<@Nullable ByteSlice> row(Group group) {
    List<@Nullable ByteSlice> row = new ArrayList<>(group.values());
    addCounts(group, row);
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      conditions.add(fields.get(i).condition(group.values().get(i), group.sources()));
    }
    if (restriction.types() != null) {
      conditions.add(restriction.types().condition());
    }
    row.add(ByteSlice.of(settings.search(String.join(" and ", conditions))));
    return row;
  }

  private List<@Nullable ByteSlice> moreRow(Group more) {
    List<@Nullable ByteSlice> row = new ArrayList<>();
    for (ReportField field : fields) {
      row.add(field.column().kind() == Kind.TEXT && !row.contains(MORE) ? MORE : null);
    }
    addCounts(more, row);
    row.add(null);
    return row;
  }

  private static void addCounts(Group group, List<@Nullable ByteSlice> row) {
    for (long count :
        new long[] {group.events(), group.failed(), group.bytes(), group.first(), group.last()}) {
      row.add(ByteSlice.of(Long.toString(count)));
    }
  }

  private static int compareValues(Group one, Group other) {
    int order = 0;
    for (int i = 0; order == 0 && i < one.values().size(); i++) {
      order = compare(one.values().get(i), other.values().get(i));
    }
    return order;
  }

  private static int compare(@Nullable ByteSlice one, @Nullable ByteSlice other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      int order = Integer.compare(one.at(i) & 0xff, other.at(i) & 0xff);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
