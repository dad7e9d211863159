package io.jaudit.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.Wheres;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Properties of every filter, for any log. */
class FilterPropertiesTest {
  /** Each kind of field, operator and value. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "uid = 1000 or uid = alice or id = root or gid = a",
          "auid = unset",
          "auid in (7, alice, bob)",
          "ses = 1000 or pid = 13 or ppid in (257, 1000)",
          "syscall = openat",
          "syscall in (257, 13) or uring_op = 13",
          "exit = EACCES",
          "exit = -13 or exit = 13",
          "exit < 0 or a0 > 5",
          "key = a or keys = a",
          "key *= a",
          "key = a*",
          "exe = a",
          "exe ^= /a or exe $= a or exe ~ /a/",
          "comm in (a, b, c, d, e, f, g, alice, yes)",
          "name != a",
          "path = /a",
          "hostname = 1000 or addr = 10.0.0.1",
          "msg.exe = a",
          "msg = a",
          "SYSCALL(exe = a and uid = 1000)",
          "PATH.name = a",
          "cwd.raw = 61 or exe.raw = 6*",
          "success = yes",
          "arch = x86_64",
          "subj_selinux = a or subj = a or obj_smack = a",
          "paths.path = /a",
          "paths.path = a/openat",
          "process.exe = a or process.comm = alice",
          "user.acct = alice",
          "source_ip = 10.0.0.1 or net.addr = 10.0.0.1",
          "user.auid = 1000 or user.euid = 13",
          "process.pid in (1000, 257) or user.ses = 1000",
          "proctitle = \"a b\"",
          "type = AVC",
          "serial = 42 and node = a",
          "serial = 42 or exe = a",
          "not exe = a");

  private static final List<EventFilter> FILTERS = everyKind();

  private static List<EventFilter> everyKind() {
    List<EventFilter> all = new ArrayList<>();
    for (long id : new long[] {0, 1000, -1}) {
      WantedId wanted = WantedId.numbered(id);
      all.add(FieldFilters.anyUid(wanted));
      all.add(FieldFilters.anyGid(wanted));
      all.add(FieldFilters.pid(id));
      all.add(FieldFilters.parentPid(id));
      all.add(FieldFilters.session(id));
      all.add(FieldFilters.syscall(id));
      all.add(FieldFilters.exit(id));
    }
    WantedId root = WantedId.named("root", IdNames.none());
    all.addAll(List.of(FieldFilters.anyUid(root), FieldFilters.anyGid(root)));
    all.add(FieldFilters.anyUid(WantedId.named("a", IdNames.none())));
    all.add(FieldFilters.anyUid(WantedId.numbered(7, Logged.names("alice", 7))));
    all.add(FieldFilters.anyUid(WantedId.named("alice", Logged.names("alice", 7))));
    all.addAll(
        List.of(
            FieldFilters.syscall("openat"), FieldFilters.syscall(257), FieldFilters.exitError(13)));
    all.add(FieldFilters.arch(Arch.host()));
    all.add(Filters.outcome(Outcome.SUCCEEDED));
    all.add(Filters.outcome(Outcome.FAILED));
    for (TextMatch match : TextMatch.values()) {
      for (String text : List.of("", "a", "/a", match == TextMatch.REGEX ? "^.?$" : "?")) {
        all.add(FieldFilters.key(text, match));
        all.add(Filters.file(text, match));
        all.add(FieldFilters.command(text, match));
        all.add(FieldFilters.executable(text, match));
        all.add(FieldFilters.terminal(text, match));
        all.add(Filters.host(text, match));
        all.add(FieldFilters.vmName(text, match));
        all.add(FieldFilters.uuid(text, match));
        all.add(FieldFilters.context(text, match));
      }
    }
    all.addAll(List.of(Filters.serial(42), Filters.node("a"), Filters.time(0, Long.MAX_VALUE)));
    all.add(Filters.types(List.of(RecordType.of(RecordType.SYSCALL))));
    EXPRESSIONS.forEach(expression -> all.add(Wheres.filter(expression)));
    return all;
  }

  @Provide
  Arbitrary<String> records() {
    Arbitrary<String> type =
        Arbitraries.of(
            "SYSCALL LOGIN USER_CMD USER_AVC AVC PATH CWD SOCKADDR CONFIG_CHANGE DAEMON_ACCEPT"
                .concat(
                    " SECCOMP INTEGRITY_RULE NETFILTER_PKT VIRT_MACHINE_ID URINGOP BOGUS"
                        .concat(
                            " IPE_ACCESS MAC_TASK_CONTEXTS MAC_OBJ_CONTEXTS INTEGRITY_USERSPACE"))
                .split(" "));
    Arbitrary<String> name =
        Arbitraries.of(
            "pid ppid uid auid euid gid egid ses id syscall uring_op arch exit success res result"
                .concat(" key name path cwd comm exe tty terminal hostname addr port saddr vm")
                .concat(
                    " subj_selinux obj_smack uuid subj obj scontext tcontext apparmor msg UID AUID old new")
                .split(" "));
    Arbitrary<String> odd =
        Arbitraries.strings().withCharRange('\0', '\u00ff').excludeChars('\n').ofMaxLength(12);
    Arbitrary<String> plain =
        Arbitraries.of(
            "0 1000 01000 \"1000\" 1000, 4294967295 1073742081 -1 13 -13 257 \"a\" 61 (null) c000003e yes no failed ? ' \" { } '='"
                .concat(
                    " alice root unset unknown(1000) openat x86_64 EACCES(Permission 10.0.0.1 ::ffff:a00:1")
                .split(" "));
    Arbitrary<String> ip = Arbitraries.of("0200", "0100", "0A00", "01002F61", "02000050010203");
    Arbitrary<String> value = Arbitraries.oneOf(odd, plain, ip);
    Arbitrary<String> joint = Arbitraries.of("=", " ", "='", "=\"", "==");
    Arbitrary<String> field = Combinators.combine(name, joint, value).as((n, j, v) -> n + j + v);
    return Combinators.combine(type, field.list().ofMaxSize(8), Arbitraries.of(" ", "\u001d"))
        .as((t, fields, separator) -> t + " " + String.join(separator, fields));
  }

  @Property(tries = 2000)
  void noneThrowsAndHintsAreSound(@ForAll("records") String one, @ForAll("records") String other) {
    AuditEvent event = Logged.event(one, other);
    for (EventFilter filter : FILTERS) {
      boolean matches = filter.matches(event);
      assertTrue(!matches || filter.interest().admits(event.id()));
      Set<Needle> literals = filter.interest().literals();
      assertTrue(
          !matches || literals.isEmpty() || holdsOne(event, filter.interest()),
          () -> literals + " " + event.records());
      Set<RecordType> types = filter.interest().types();
      assertTrue(!matches || types.isEmpty() || isOfOne(event, types));
    }
  }

  @Property(tries = 300)
  void anyRecordCounts(@ForAll("records") String one, @ForAll("records") String other) {
    for (EventFilter filter :
        List.of(FieldFilters.pid(1000), FieldFilters.command("a", TextMatch.WHOLE))) {
      boolean either = filter.matches(Logged.event(one)) || filter.matches(Logged.event(other));
      assertEquals(either, filter.matches(Logged.event(one, other)));
    }
  }

  /** Many values of an option are looked up at once, and a few one by one. */
  @Property(tries = 300)
  void manyValuesMatchWhatOneOfThemDoes(
      @ForAll("records") String record,
      @ForAll @Size(min = 5, max = 9) List<@From("values") String> values,
      @ForAll TextMatch match) {
    AuditEvent event = Logged.event(record);
    List<EventFilter> keys = values.stream().map(value -> FieldFilters.key(value, match)).toList();
    List<EventFilter> paths =
        values.stream().map(value -> FieldFilters.executable(value, match)).toList();
    for (List<EventFilter> filters : List.of(keys, paths)) {
      boolean one = filters.stream().anyMatch(filter -> filter.matches(event));
      EventFilter any = Filters.any(filters);
      assertEquals(one, any.matches(event));
      boolean isLimited = !any.interest().literals().isEmpty();
      assertTrue(!one || !isLimited || holdsOne(event, any.interest()));
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of("", "0", "1000", "a", ".", "'", "(null)", "yes", "13", "c0", "x");
  }

  @Property(tries = 300)
  void noEventBothSucceedsAndFails(@ForAll("records") String one, @ForAll("records") String other) {
    AuditEvent event = Logged.event(one, other);
    assertFalse(
        Filters.outcome(Outcome.SUCCEEDED).matches(event)
            && Filters.outcome(Outcome.FAILED).matches(event));
  }

  @Test
  void combinationsPromiseOnlyWhatTheirPartsDo() {
    Needle a = Needle.exactly(ByteSlice.of("a"));
    Needle b = Needle.exactly(ByteSlice.of("b"));
    Needle longer = Needle.exactly(ByteSlice.of("longer"));
    EventFilter unknown = event -> true;
    EventFilter holdsA = new Promising(a);
    EventFilter holdsB = new Promising(b);
    EventFilter holdsLonger = new Promising(longer);

    assertEquals(Set.of(a), Filters.all(List.of(unknown, holdsA, holdsB)).interest().literals());
    assertEquals(
        Set.of(longer), Filters.all(List.of(holdsA, holdsLonger, holdsB)).interest().literals());
    assertEquals(Set.of(), Filters.all(List.of(unknown, unknown)).interest().literals());
    assertEquals(Set.of(a, b), Filters.any(List.of(holdsA, holdsB)).interest().literals());
    assertEquals(Set.of(), Filters.any(List.of(holdsA, unknown)).interest().literals());
  }

  /** Returns true if a record of the right types has one of the literals in its body. */
  private static boolean holdsOne(AuditEvent event, Interest interest) {
    return event.records().stream()
        .filter(record -> counts(record.type(), interest.literalClasses()))
        .map(record -> record.line().latin1().substring(record.bodyStart()))
        .map(body -> ("\n" + body + "\n").getBytes(ISO_8859_1))
        .anyMatch(block -> holdsOne(block, interest.literals()));
  }

  private static boolean counts(RecordType type, int classes) {
    return classes == RecordClass.ANY_TYPE || type.isAnyOf(classes);
  }

  private static boolean holdsOne(byte[] block, Set<Needle> literals) {
    return literals.stream().anyMatch(needle -> needle.indexIn(block, 1, block.length) >= 0);
  }

  private static boolean isOfOne(AuditEvent event, Set<RecordType> types) {
    return event.records().stream().anyMatch(record -> types.contains(record.type()));
  }

  @Test
  void whatACriterionAsksForIsFoundWithoutItsFields() {
    assertEquals(List.of(1), hits(FieldFilters.exit(-13), "exit=13 ", "exit=-13 ", "exit=-130 "));
    assertEquals(
        List.of(0, 1), hits(FieldFilters.exitError(13), "exit=13 ", "exit=-13 ", "exit=0 "));
    WantedId user = WantedId.numbered(2001);
    assertEquals(
        List.of(0, 2), hits(FieldFilters.anyUid(user), "auid=2001 ", "auid=20010 ", "uid=2001"));
    assertEquals(
        1, FieldFilters.anyUid(user).interest().literals().size()); // auid= and euid= hold uid=
    assertEquals(List.of(1), hits(Filters.outcome(Outcome.FAILED), "success=yes", "res=failed"));
    EventFilter openat = FieldFilters.syscall("openat");
    assertEquals(
        List.of(1), hits(openat, "arch=c000003e syscall=59 ", "arch=c000003e syscall=257 "));
    assertEquals(
        List.of(0, 1),
        hits(openat, "syscall=257 arch=c000003e ", "msg='syscall=257 arch=c000003e'"));
    assertEquals(
        List.of(0, 1),
        hits(openat, "arch=c000003e syscall=openat ", "syscall=x ", "arch=c000003e syscall=1 "));
    assertEquals(List.of(0, 1), hits(FieldFilters.anyUid(user), "auid=bob ", "uid=2001", "uid=?"));
    assertEquals(
        List.of(0, 1),
        hits(
            FieldFilters.executable("bin/cat", TextMatch.CONTAINS),
            "exe=\"/bin/cat\"",
            "exe=\\\"\\/bin\\/cat\\\"",
            "exe=\"/bin\\cat\""));
    assertEquals(List.of(0), hits(Filters.file("/etc/pass", TextMatch.CONTAINS), "passwd", "etc"));
  }

  /** Which of the lines hold one of the needles of {@code filter}. */
  private static List<Integer> hits(EventFilter filter, String... bodies) {
    List<Integer> hits = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      if (holdsOne(Logged.event("SYSCALL " + bodies[i]), filter.interest())) {
        hits.add(i);
      }
    }
    return hits;
  }

  private record Promising(Needle literal) implements EventFilter {
    @Override
    public boolean matches(EventView view) {
      return true;
    }

    @Override
    public Interest interest() {
      return Interest.literals(Set.of(literal));
    }
  }
}
