package io.jaudit.filter.where;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.Decision;
import io.jaudit.describe.EventView;
import io.jaudit.describe.PathInfo;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.describe.SocketInfo;
import io.jaudit.filter.where.EventFact.Kind;
import io.jaudit.filter.where.EventFact.Reader;
import io.jaudit.filter.where.EventFact.Search;
import io.jaudit.filter.where.EventFact.Values;
import io.jaudit.interpret.field.FileMode;
import io.jaudit.process.Ancestor;
import io.jaudit.process.Lineage;
import io.jaudit.record.FieldId;
import io.jaudit.record.NodeSource;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists the facts of an event: the members of the JSON format outside of its records, with the same
 * names and values. Immutable.
 */
final class EventFacts {
  private static final Map<String, EventFact> BY_PATH = new LinkedHashMap<>();

  /** As JSON has times. */
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  static {
    addEvent();
    addSummary();
    addUser();
    addProcess();
    addEntity();
    addParents();
    addPaths();
    addNet();
    addDecisions();
  }

  private EventFacts() {}

  /** Returns the fact of this name; null if there is none. */
  static @Nullable EventFact named(String path) {
    return BY_PATH.get(path);
  }

  /** Returns true if names of facts begin so: {@code user.}. */
  static boolean beginsNames(String start) {
    return BY_PATH.keySet().stream().anyMatch(path -> path.startsWith(start));
  }

  /** Returns all facts, in the order of JSON. */
  static List<EventFact> all() {
    return new ArrayList<>(BY_PATH.values());
  }

  private static void add(String path, Kind kind, Search search, String example, Reader reader) {
    BY_PATH.put(path, new EventFact(path, kind, search, FieldId.NONE, example, reader));
  }

  /** A number that is also in a field of records. */
  private static void number(String path, Search search, int field, String example, Reader reader) {
    BY_PATH.put(path, new EventFact(path, Kind.NUMBER, search, field, example, reader));
  }

  private static void text(String path, Search search, String example, Reader reader) {
    add(path, Kind.TEXT, search, example, reader);
  }

  private static void addEvent() {
    add(
        "time",
        Kind.TIME,
        Search.ANYHOW,
        "2023-11-14T22:13:20.000Z",
        (e, out) -> out.latin1(UTC.format(Instant.ofEpochMilli(e.event().id().timeMillis()))));
    text("id", Search.ANYHOW, "1700000014.250:110", (e, out) -> out.latin1(e.event().id().stamp()));
    add(
        "serial",
        Kind.NUMBER,
        Search.SERIAL,
        "42",
        (e, out) -> out.number(e.event().id().serial()));
    text("node", Search.NODE, "web-01", (e, out) -> out.latin1(e.event().id().nodeName()));
    text(
        "node_source",
        Search.ANYHOW,
        "syslog",
        (e, out) -> {
          NodeSource source = e.event().id().nodeSource();
          out.latin1(source == null ? null : source.label());
        });
    text("type", Search.TYPE, "EXECVE", (e, out) -> out.texts(e.types()));
    text("types", Search.TYPE, "EXECVE", (e, out) -> out.texts(e.types()));
    text("keys", Search.TEXT, "MyMonitor", (e, out) -> out.texts(e.keys()));
    text("exit_name", Search.ANYHOW, "EACCES", (e, out) -> out.latin1(e.call().error()));
    text(
        "incomplete",
        Search.ANYHOW,
        "true",
        (e, out) -> out.latin1(e.isIncomplete() ? "true" : "false"));
    text(
        "outcome",
        Search.ANYHOW,
        "failed",
        (e, out) ->
            out.latin1(
                switch (e.outcome()) {
                  case SUCCEEDED -> "success";
                  case FAILED -> "failed";
                  case UNKNOWN -> "unknown";
                }));
  }

  private static void addSummary() {
    text(
        "action",
        Search.ANYHOW,
        "opened-file",
        (e, out) -> out.text(e.summary().isActionKnown() ? e.words(e.summary().action()) : null));
    text(
        "object",
        Search.ANYHOW,
        "/etc/passwd",
        (e, out) -> out.text(e.words(e.summary().object())));
    text("how", Search.ANYHOW, "/usr/bin/cat", (e, out) -> out.text(e.words(e.summary().how())));
    add(
        "source_ip",
        Kind.ADDRESS,
        Search.ADDRESS,
        "10.0.0.5",
        (e, out) -> out.text(e.sourceAddress()));
  }

  private static void addUser() {
    addUser("auid", Actor.AUID);
    addUser("uid", Actor.UID);
    addUser("gid", Actor.GID);
    addUser("euid", Actor.EUID);
    addUser("egid", Actor.EGID);
    addUser("suid", Actor.SUID);
    addUser("sgid", Actor.SGID);
    addUser("fsuid", Actor.FSUID);
    addUser("fsgid", Actor.FSGID);
    number("user.ses", Search.ID, FieldId.SES, "3", (e, out) -> out.id(e.actor().session()));
    text("user.acct", Search.TEXT, "alice", (e, out) -> out.text(e.actor().account()));
  }

  private static void addUser(String name, int id) {
    number(
        "user." + name, Search.ID, FieldId.of(name), "1000", (e, out) -> out.id(e.actor().id(id)));
    text(
        "user." + name + "_name", Search.ANYHOW, "alice", (e, out) -> out.text(e.actor().name(id)));
  }

  private static void addProcess() {
    number(
        "process.pid",
        Search.NUMBER,
        FieldId.PID,
        "4100",
        (e, out) -> out.number(e.process().pid()));
    number(
        "process.ppid",
        Search.NUMBER,
        FieldId.PPID,
        "4000",
        (e, out) -> out.number(e.process().parentPid()));
    addProcess("comm", "cat", ProcessInfo::command);
    addProcess("exe", "/usr/bin/cat", ProcessInfo::executable);
    addProcess("cwd", "/home/alice", ProcessInfo::directory);
    addProcess("tty", "pts0", ProcessInfo::terminal);
    addProcess("subj", "unconfined_u:unconfined_r:unconfined_t:s0", ProcessInfo::label);
    text("process.args", Search.ANYHOW, "-l", (e, out) -> out.texts(e.process().arguments()));
    text(
        "process.cmdline",
        Search.ANYHOW,
        "cat /etc/passwd",
        (e, out) -> out.text(commandLine(e.process())));
    text(
        "process.title",
        Search.ANYHOW,
        "cat /etc/passwd",
        (e, out) -> out.text(e.process().titleRecord() == null ? null : e.process().title()));
  }

  private static void addEntity() {
    text(
        EventFact.ENTITY,
        Search.ANYHOW,
        "4100@1700000014.250:110",
        (e, out) -> out.text(entityId(e)));
  }

  private static void addProcess(
      String name, String example, Function<ProcessInfo, @Nullable ByteSlice> of) {
    text("process." + name, Search.TEXT, example, (e, out) -> out.text(of.apply(e.process())));
  }

  private static @Nullable ByteSlice entityId(EventView event) {
    Lineage lineage = Lineage.of(event.event());
    if (lineage == null) {
      return null;
    }
    ByteBuilder id = new ByteBuilder();
    lineage.id().appendTo(id);
    return id.toSlice();
  }

  private static @Nullable ByteSlice commandLine(ProcessInfo process) {
    List<@Nullable ByteSlice> arguments = process.arguments();
    if (arguments.isEmpty()) {
      return process.hasArguments() ? null : process.userCommand();
    }
    ByteBuilder line = new ByteBuilder();
    CommandLine.append(arguments, line);
    return line.toSlice();
  }

  private static void addParents() {
    addParents("pid", Kind.NUMBER, "4000", (a, out) -> out.number(a.id().pid()));
    addParents("exe", Kind.TEXT, "/usr/bin/bash", (a, out) -> out.text(a.program().executable()));
    addParents("cmdline", Kind.TEXT, "bash -l", (a, out) -> out.text(a.program().commandLine()));
  }

  /** Adds a fact of the parent, and the same of any ancestor. */
  private static void addParents(
      String name, Kind kind, String example, BiConsumer<Ancestor, Values> of) {
    Reader ofParent =
        (e, out) -> {
          Ancestor parent = parent(e);
          if (parent != null) {
            of.accept(parent, out);
          }
        };
    Reader ofAll =
        (e, out) -> {
          for (Ancestor each = parent(e); each != null; each = each.next()) {
            of.accept(each, out);
          }
        };
    add(EventFact.PARENT + name, kind, Search.ANYHOW, example, ofParent);
    add(EventFact.PARENT_IN_JSON + name, kind, Search.ANYHOW, example, ofParent);
    add(EventFact.ANCESTOR + name, kind, Search.ANYHOW, example, ofAll);
    add(EventFact.ANCESTORS_IN_JSON + name, kind, Search.ANYHOW, example, ofAll);
  }

  private static @Nullable Ancestor parent(EventView event) {
    Lineage lineage = Lineage.of(event.event());
    return lineage == null ? null : lineage.parent();
  }

  private static void addPaths() {
    addPaths("item", Kind.NUMBER, Search.ANYHOW, "0", (p, out) -> out.text(p.item()));
    addPaths("path", Kind.TEXT, Search.PATH, "/etc/passwd", (p, out) -> out.text(p.resolved()));
    addPaths("dir", Kind.TEXT, Search.PATH, "/etc", (p, out) -> out.text(p.folder()));
    addPaths("name", Kind.TEXT, Search.TEXT, "passwd", (p, out) -> out.text(p.name()));
    addPaths("nametype", Kind.TEXT, Search.TEXT, "CREATE", (p, out) -> out.text(p.nameType()));
    addPaths("inode", Kind.NUMBER, Search.ANYHOW, "1234", (p, out) -> out.text(p.inode()));
    addPaths("dev", Kind.TEXT, Search.TEXT, "fd:00", (p, out) -> out.text(p.device()));
    addPaths("mode", Kind.TEXT, Search.TEXT, "0100644", (p, out) -> out.text(p.mode()));
    addPaths(
        "mode_name",
        Kind.TEXT,
        Search.ANYHOW,
        "file,644",
        (p, out) -> {
          ByteSlice mode = p.mode();
          out.latin1(mode == null ? null : FileMode.name(mode).orElse(null));
        });
    addPaths("ouid", Kind.NUMBER, Search.ANYHOW, "0", (p, out) -> out.id(p.owner()));
    addPaths("ouid_name", Kind.TEXT, Search.ANYHOW, "root", (p, out) -> out.text(p.ownerName()));
    addPaths("ogid", Kind.NUMBER, Search.ANYHOW, "0", (p, out) -> out.id(p.group()));
    addPaths("ogid_name", Kind.TEXT, Search.ANYHOW, "root", (p, out) -> out.text(p.groupName()));
    addPaths("rdev", Kind.TEXT, Search.TEXT, "00:00", (p, out) -> out.text(p.specialDevice()));
    addPaths(
        "obj",
        Kind.TEXT,
        Search.ANYHOW,
        "system_u:object_r:passwd_file_t:s0",
        (p, out) -> out.text(p.label()));
  }

  private static void addPaths(
      String name, Kind kind, Search search, String example, BiConsumer<PathInfo, Values> of) {
    add(
        "paths." + name,
        kind,
        search,
        example,
        (e, out) -> {
          for (PathInfo path = e.paths(); path.next(); ) {
            of.accept(path, out);
          }
        });
  }

  private static void addNet() {
    addNet("family", Kind.TEXT, "inet", (s, out) -> out.latin1(s.address().familyText()));
    addNet("addr", Kind.ADDRESS, "203.0.113.9", (s, out) -> out.latin1(s.address().address()));
    addNet("port", Kind.NUMBER, "443", (s, out) -> out.number(port(s)));
    addNet("path", Kind.TEXT, "/run/dbus/socket", (s, out) -> out.text(s.address().path()));
    addNet("detail", Kind.TEXT, "nlnk-pid=0", (s, out) -> out.latin1(s.address().detail()));
  }

  private static void addNet(
      String name, Kind kind, String example, BiConsumer<SocketInfo, Values> of) {
    add(
        "net." + name,
        kind,
        kind == Kind.ADDRESS ? Search.ADDRESS : Search.ANYHOW,
        example,
        (e, out) -> {
          for (SocketInfo socket = e.sockets(); socket.next(); ) {
            of.accept(socket, out);
          }
        });
  }

  private static long port(SocketInfo socket) {
    OptionalInt port = socket.address().port();
    return port.isPresent() ? port.getAsInt() : Value.NO_NUMBER;
  }

  private static void addDecisions() {
    addDecision("result", "denied", Decision::result);
    add(
        "avc.perms",
        Kind.TEXT,
        Search.ANYHOW,
        "read",
        (e, out) -> {
          for (Decision decision = e.decisions(); decision.next(); ) {
            out.texts(decision.permissions());
          }
        });
    addDecision("scontext", "system_u:system_r:httpd_t:s0", Decision::subject);
    addDecision("tcontext", "system_u:object_r:shadow_t:s0", Decision::object);
    addDecision("tclass", "file", d -> d.text(FieldId.TCLASS));
    addDecision("operation", "open", d -> d.text(FieldId.OPERATION));
    addDecision("profile", "/usr/sbin/cupsd", Decision::profile);
    addDecision("name", "shadow", d -> d.text(FieldId.NAME));
    addDecision("requested_mask", "r", d -> d.text(FieldId.REQUESTED_MASK));
    addDecision("denied_mask", "r", d -> d.text(FieldId.DENIED_MASK));
    addDecision("pid", "4100", Decision::pid);
    addDecision("comm", "httpd", d -> d.text(FieldId.COMM));
    addDecision("path", "/etc/shadow", d -> d.text(FieldId.PATH));
  }

  private static void addDecision(
      String name, String example, Function<Decision, @Nullable ByteSlice> of) {
    add(
        "avc." + name,
        name.equals("pid") ? Kind.NUMBER : Kind.TEXT,
        Search.ANYHOW,
        example,
        (e, out) -> {
          for (Decision decision = e.decisions(); decision.next(); ) {
            out.text(of.apply(decision));
          }
        });
  }
}
