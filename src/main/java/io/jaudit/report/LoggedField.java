package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.WhereException;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A field of records or a fact of events, by the name that expressions use for it, or by a short
 * name. Immutable.
 *
 * @param name its name in the report
 * @param sources the fields that have the values
 * @param form how values are shown
 */
record LoggedField(String name, List<QueryField> sources, Form form) implements ReportField {
  /**
   * Short names. A key counts in the record of a call that a rule matched: the change of a rule is
   * also logged with its key.
   */
  private static final Map<String, String> SHORT =
      Map.of(
          "key", "SYSCALL.key,URINGOP.key",
          "file", "paths.path",
          "dir", "paths.dir",
          "user", "user.auid_name",
          "host", "hostname",
          "addr", "addr,net.addr",
          "port", "net.port",
          "terminal", "terminal,tty",
          "process", "process.entity_id");

  static final String SYSCALL = "syscall";

  /** Numbers that mean different calls on different architectures, and signals. */
  private static final Set<String> IN_WORDS = Set.of(SYSCALL, "sig");

  /** Returns the short names, in the order of the alphabet. */
  static List<String> shortNames() {
    return List.copyOf(new TreeSet<>(SHORT.keySet()));
  }

  /**
   * Finds the fields of a list of names with commas between them.
   *
   * @throws WhereException if a name is unknown
   */
  static List<LoggedField> list(String names) throws WhereException {
    List<LoggedField> fields = new ArrayList<>();
    for (String each : names.split(",", -1)) {
      fields.add(named(each.strip()));
    }
    return fields;
  }

  /**
   * Like {@link #list}, but a key counts as for aureport: also that of a changed rule.
   *
   * @throws WhereException if a name is unknown
   */
  static List<LoggedField> listOfAureport(String names) throws WhereException {
    return names.equals("key")
        ? List.of(ofAll(names, "SYSCALL.key,CONFIG_CHANGE.key"))
        : list(names);
  }

  /**
   * Finds a field by its name or its short name.
   *
   * @throws WhereException if the name is unknown
   */
  static LoggedField named(String name) throws WhereException {
    String meant = SHORT.get(name);
    if (meant != null) {
      return ofAll(name, meant);
    }
    Form form = IN_WORDS.contains(name) ? Form.WORDS : Form.PLAIN;
    return new LoggedField(name, List.of(QueryField.list(name).get(0)), form);
  }

  /**
   * Returns the values of several fields together.
   *
   * @param fields names with commas between them
   * @throws WhereException if one is unknown
   */
  static LoggedField ofAll(String name, String fields) throws WhereException {
    return new LoggedField(name, QueryField.list(fields), Form.PLAIN);
  }

  /** Returns a text as a value in an expression. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public ReportColumn column() {
    return new ReportColumn(name, Kind.TEXT);
  }

  @Override
  public boolean needsProcesses() {
    boolean needs = false;
    for (int i = 0; i < sources.size(); i++) {
      needs |= sources.get(i).needsProcesses();
    }
    return needs;
  }

  /** Passes the values in an event to {@code values}, whatever is known of earlier ones. */
  void read(EventView event, FieldValues values) {
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).read(event, form, values);
      values.nextSource();
    }
  }

  @Override
  public String condition(@Nullable ByteSlice value, int found) {
    StringBuilder all = new StringBuilder();
    int tests = 0;
    for (int i = 0; i < sources.size(); i++) {
      if (value == null || (found >> i & 1) != 0) {
        all.append(tests == 0 ? "" : value == null ? " and " : " or ");
        all.append(sources.get(i).condition(value, form));
        tests++;
      }
    }
    return tests > 1 && value != null ? "(" + all + ")" : all.toString();
  }

  @Override
  public FieldReader reader() {
    return new FieldReader(this);
  }
}
