package io.jaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.WhereException;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.MutatedEvents;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is remembered of records must not change what reports contain. */
class EventMemoryTest {
  private static final int MEMORY = 4 * 1024 * 1024;

  /** Fields of each {@code Dependence}, and some whose values may depend on other records. */
  private static final List<String> FIELDS =
      List.of(
          "exe",
          "key",
          "syscall",
          "file",
          "user",
          "pid",
          "exit",
          "a0",
          "items",
          "sig",
          "tty",
          "terminal",
          "hostname",
          "PATH.name",
          "proctitle",
          "EXECVE.a1",
          "SYSCALL.comm",
          "exe.raw",
          "msg.acct",
          "user.uid",
          "user.euid_name",
          "user.acct",
          "user.ses",
          "process.pid",
          "process.ppid",
          "process.exe",
          "process.comm",
          "process.tty",
          "process.cwd",
          "process.title",
          "paths.mode",
          "paths.name",
          "paths.obj",
          "paths.ouid_name",
          "object",
          "action",
          "types",
          "type",
          "net.addr");

  private static ReportWriter writer(int remembered) throws WhereException {
    ReportSettings settings =
        new ReportSettings(
            List.of(),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            ReportSettings.MOST_GROUPS,
            Long.MAX_VALUE,
            () -> ZoneOffset.UTC);
    List<Report> reports = new ArrayList<>();
    for (String name : Reports.names()) {
      reports.add(Reports.named(name, null, settings));
    }
    for (String field : FIELDS) {
      reports.add(Reports.by(field, null, settings));
    }
    ReportFormat csv = ReportFormat.named("csv", ReportWriterTest.layout());
    return new ReportWriter(reports, Identities.ofLog(), csv, remembered);
  }

  private static List<String> report(List<AuditEvent> events, int remembered)
      throws WhereException {
    ReportWriter writer = writer(remembered);
    ByteBuilder out = new ByteBuilder();
    for (AuditEvent event : events) {
      writer.write(event, out);
      event.forgetFields();
    }
    writer.end(out);
    return out.toSlice().utf8().lines().toList();
  }

  private static void assertSame(List<String> expected, List<String> found, long seed) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i), "seed " + seed);
    }
    assertEquals(expected.size(), found.size(), "seed " + seed);
  }

  @Property(tries = 60)
  void reportsAreTheSameWithAndWithoutMemory(@ForAll long seed) throws WhereException {
    List<AuditEvent> events = new ArrayList<>(MutatedEvents.of(seed, 200));
    events.addAll(MutatedEvents.of(seed, 200)); // again, so that nearly all is remembered
    assertSame(report(events, 0), report(events, MEMORY), seed);
  }

  @Property(tries = 10)
  void reportsAreTheSameIfTheMemoryIsAlwaysFull(@ForAll long seed) throws WhereException {
    List<AuditEvent> events = new ArrayList<>(MutatedEvents.of(seed, 200));
    events.addAll(MutatedEvents.of(seed, 200));
    assertSame(report(events, 0), report(events, 2000), seed);
  }

  @Property(tries = 60)
  void theSummaryIsThatOfPlainCounting(@ForAll long seed) throws WhereException {
    List<AuditEvent> events = new ArrayList<>(MutatedEvents.of(seed, 200));
    events.addAll(MutatedEvents.of(seed, 100));
    // A log may be so broken that it has no event, and the report of none has no rows.
    List<String> expected = events.isEmpty() ? List.of() : SlowSummary.of(events);
    List<String> found = report(events, MEMORY).subList(1, 1 + expected.size());
    for (int i = 0; i < expected.size(); i++) {
      String row = found.get(i);
      assertTrue(row.startsWith(expected.get(i) + ","), () -> expected + " but " + row);
    }
  }

  @Test
  void theSameNameIsAnotherFileInAnotherFolder() throws WhereException {
    StringBuilder log = new StringBuilder();
    String[] folders = {"/one", "/two"};
    for (int i = 0; i < 40; i++) {
      String id = "msg=audit(1700000000.000:" + (i + 1) + "): ";
      log.append("type=SYSCALL ").append(id);
      log.append("arch=c000003e syscall=2 success=yes exit=3 a0=1 a1=2 a2=0 a3=0 items=1 ppid=7");
      log.append(" pid=9 auid=1 uid=1 gid=1 euid=1 suid=1 fsuid=1 egid=1 sgid=1 fsgid=1 tty=pts0");
      log.append(" ses=1 comm=\"cat\" exe=\"/bin/cat\" key=(null)\n");
      log.append("type=CWD ").append(id).append("cwd=\"").append(folders[i % 2]).append("\"\n");
      log.append("type=PATH ").append(id).append("item=0 name=\"x\" nametype=NORMAL\n");
      log.append("type=PROCTITLE ").append(id).append("proctitle=\"cat\"\n");
    }
    List<AuditEvent> events = MutatedEvents.events(log.toString());
    List<String> rows = report(events, MEMORY);
    assertSame(report(events, 0), rows, 0);
    assertTrue(rows.stream().anyMatch(row -> row.startsWith("/two/x,20,")), rows::toString);
  }

  @Test
  void valuesCountNumbersAndTextsOnce() {
    Random random = new Random(3);
    Values values = new Values();
    List<String> texts = List.of("7", "07", "0", "-7", "4194304", "4194305", "", "x", "12345678");
    for (int i = 0; i < 500; i++) {
      values.add(ByteSlice.of(texts.get(random.nextInt(texts.size()))));
    }
    values.add(7);
    values.add(4194305);
    assertEquals(texts.size(), values.size());
    Values few = new Values();
    assertFalse(few.addAll(values, 4));
    assertEquals(4, few.size());
    Values all = new Values();
    assertTrue(all.addAll(values, texts.size()));
    assertTrue(all.addAll(values, texts.size()));
    assertEquals(texts.size(), all.size());
    all.clear();
    assertEquals(0, all.size());
  }
}
