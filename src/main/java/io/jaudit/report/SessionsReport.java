package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.WhereException;
import io.jaudit.report.ReportColumn.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists login sessions: who logged in from where, when the session ended, and how much it did. A
 * LOGIN record or any event with the number of a session is enough.
 */
final class SessionsReport implements Report {
  private static final Comparator<Session> BY_TIME =
      Comparator.comparingLong(Session::first)
          .thenComparing(
              session -> session.key().node(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(session -> session.key().number());

  /** About how much a process takes. */
  private static final int PROCESS_BYTES = 100;

  private final ReportSettings settings;
  private final LoggedField number;
  private final Map<SessionKey, Session> sessions = new HashMap<>();
  private long omitted;
  private long processes;

  /** The number of processes that are kept. */
  private final long mostProcesses;

  SessionsReport(ReportSettings settings) throws WhereException {
    this.settings = settings;
    this.number = LoggedField.named("user.ses");
    this.mostProcesses = Math.min(settings.mostGroups(), settings.maxBytes() / PROCESS_BYTES);
  }

  @Override
  public String name() {
    return Reports.SESSIONS;
  }

  @Override
  public boolean needsProcesses() {
    return true;
  }

  @Override
  public Collector collector() {
    return new SessionCollector(this::add);
  }

  private synchronized void add(Map<SessionKey, Session> more) {
    for (Map.Entry<SessionKey, Session> entry : more.entrySet()) {
      Session known = sessions.get(entry.getKey());
      if (known == null && sessions.size() < settings.mostGroups()) {
        known = new Session(entry.getKey());
        sessions.put(entry.getKey(), known);
      }
      if (known == null) {
        omitted += entry.getValue().events();
      } else {
        processes += known.add(entry.getValue(), mostProcesses - processes);
      }
    }
  }

  @Override
  public synchronized ReportTable table() {
    List<Session> all = joined();
    boolean hasNodes = false;
    for (Session session : all) {
      hasNodes |= session.key().node() != null;
    }
    int first = (int) Math.max(0, all.size() - settings.listTop());
    List<List<@Nullable ByteSlice>> rows = new ArrayList<>();
    for (Session session : all.subList(first, all.size())) {
      List<@Nullable ByteSlice> row = new ArrayList<>();
      if (hasNodes) {
        String node = session.key().node();
        row.add(node == null ? null : latin1(node));
      }
      session.appendTo(row);
      row.add(search(session, all, hasNodes));
      rows.add(row);
    }
    List<String> notes = new ArrayList<>();
    if (omitted > 0) {
      notes.add(
          name() + ": sessions with " + omitted + " events are not listed; select fewer with -ts");
    }
    if (processes >= mostProcesses) {
      notes.add(name() + ": more than " + mostProcesses + " processes; the others are not counted");
    }
    return new ReportTable(name(), columns(hasNodes), rows, first, notes);
  }

  private static ByteSlice latin1(String node) {
    return ByteSlice.of(node.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<ReportColumn> columns(boolean hasNodes) {
    List<ReportColumn> columns = new ArrayList<>();
    if (hasNodes) {
      columns.add(new ReportColumn("node", Kind.TEXT));
    }
    columns.add(new ReportColumn("ses", Kind.NUMBER));
    columns.add(new ReportColumn("auid", Kind.NUMBER));
    for (String text : List.of("user", "from", "terminal")) {
      columns.add(new ReportColumn(text, Kind.TEXT));
    }
    columns.add(new ReportColumn("login", Kind.TIME));
    columns.add(new ReportColumn("logout", Kind.TIME));
    for (String number : List.of("processes", "events", "failed")) {
      columns.add(new ReportColumn(number, Kind.NUMBER));
    }
    columns.add(new ReportColumn("first", Kind.TIME));
    columns.add(new ReportColumn("last", Kind.TIME));
    columns.add(new ReportColumn("search", Kind.SEARCH));
    return columns;
  }

  /** Returns the sessions by time; events without a process are of the session of their number. */
  private List<Session> joined() {
    List<Session> all = new ArrayList<>();
    List<Session> loose = new ArrayList<>();
    for (Session session : sessions.values()) {
      (session.hasProcess() ? all : loose).add(session);
    }
    all.sort(BY_TIME);
    for (Session events : loose) {
      Session of = null;
      for (Session session : all) {
        boolean isBefore = of == null || session.first() <= events.first();
        of = session.key().isSameNumber(events.key()) && isBefore ? session : of;
      }
      if (of == null) {
        all.add(events);
      } else {
        of.add(events, 0);
      }
    }
    all.sort(BY_TIME);
    return all;
  }

  /**
   * Returns the search for the events of a session. Numbers begin anew after a boot: then its time
   * tells which one is meant, unless two of them overlap.
   */
  private @Nullable ByteSlice search(Session session, List<Session> all, boolean hasNodes) {
    String condition = number.condition(session.number(), 1);
    if (hasNodes) {
      String node = session.key().node();
      condition += node == null ? " and not node" : " and node = " + LoggedField.quoted(node);
    }
    boolean isOnly = true;
    for (Session other : all) {
      if (other != session && other.key().isSameNumber(session.key())) {
        isOnly = false;
        if (other.first() <= session.last() && session.first() <= other.last()) {
          return null;
        }
      }
    }
    String times = " and time >= " + TimeSpan.at(session.first()) + " and time <= ";
    return ByteSlice.of(
        settings.search(isOnly ? condition : condition + times + TimeSpan.at(session.last())));
  }
}
