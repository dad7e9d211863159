package io.jaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.WhereException;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.MutatedEvents;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.process.ProcessSettings;
import io.jaudit.process.ProcessTable;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Several writers collect for the same reports, and groups are bounded. */
class ReportWriterTest {
  private static ReportSettings settings(int mostGroups) {
    return new ReportSettings(
        List.of(),
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        mostGroups,
        Long.MAX_VALUE,
        () -> ZoneOffset.UTC);
  }

  /** Returns the layout of reports of tests. */
  static ReportLayout layout() {
    CsvCells cells = new CsvCells(Escape.TTY, CsvCells.Formulas.KEPT);
    return new ReportLayout(() -> ZoneOffset.UTC, Integer.MAX_VALUE, cells);
  }

  private static ReportWriter writer(int mostGroups) throws WhereException {
    ReportSettings settings = settings(mostGroups);
    List<Report> reports = new ArrayList<>();
    for (String name : Reports.names()) {
      reports.add(Reports.named(name, null, settings));
    }
    reports.add(Reports.by("exe,auid", ChronoUnit.MINUTES, settings));
    ReportFormat json = ReportFormat.named("json", layout());
    return new ReportWriter(reports, Identities.ofLog(), json);
  }

  private static String end(ReportWriter writer) {
    ByteBuilder out = new ByteBuilder();
    writer.end(out);
    return out.toSlice().utf8();
  }

  @Property(tries = 30)
  void severalWritersReportWhatOneDoes(@ForAll long seed) throws WhereException {
    List<AuditEvent> events = MutatedEvents.of(seed, 300);
    ReportWriter one = writer(ReportSettings.MOST_GROUPS);
    ReportWriter first = writer(ReportSettings.MOST_GROUPS);
    List<ReportWriter> several = List.of(first, first.another(), first.another());
    Random random = new Random(seed);
    ByteBuilder none = new ByteBuilder();
    ProcessTable processes = new ProcessTable(ProcessSettings.UNSHOWN);
    for (AuditEvent event : events) {
      processes.take(event, 0);
      one.write(event, none);
      several.get(random.nextInt(several.size())).write(event, none);
    }
    assertEquals(0, none.length());
    List<String> expected = end(one).lines().toList();
    List<String> found = end(first).lines().toList();
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i));
    }
  }

  @Test
  void processesOfSessionsBeyondTheLimitAreNotCountedAndReported() throws WhereException {
    Report report = Objects.requireNonNull(Reports.named("sessions", null, settings(3)));
    ReportWriter writer =
        new ReportWriter(List.of(report), Identities.ofLog(), ReportFormat.named("csv", layout()));
    StringBuilder log = new StringBuilder();
    for (int i = 1; i < 6; i++) {
      log.append("type=USER_CMD msg=audit(1700000000.000:").append(i);
      log.append("): pid=100").append(i).append(" auid=1 ses=4 msg='cmd=6C73 res=success'\n");
    }
    ProcessTable processes = new ProcessTable(ProcessSettings.UNSHOWN);
    ByteBuilder out = new ByteBuilder();
    for (AuditEvent event : MutatedEvents.events(log.toString())) {
      processes.take(event, 0);
      writer.write(event, out);
    }
    writer.end(out);
    List<String> lines = out.toSlice().utf8().lines().toList();
    assertTrue(lines.get(1).startsWith("4,1,,,,,,3,5,0,"), lines::toString);
    assertEquals(
        List.of("sessions: more than 3 processes; the others are not counted"), writer.notes());
  }

  @Test
  void groupsBeyondTheLimitAreCountedTogetherAndReported() throws WhereException {
    Report report = Reports.by("exe", null, settings(3));
    ReportWriter writer =
        new ReportWriter(List.of(report), Identities.ofLog(), ReportFormat.named("csv", layout()));
    ByteBuilder out = new ByteBuilder();
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      log.append("type=USER_CMD msg=audit(1700000000.000:").append(i);
      log.append("): pid=1 msg='exe=\"/bin/p").append(i).append("\" res=success'\n");
    }
    for (AuditEvent event : MutatedEvents.events(log.toString())) {
      writer.write(event, out);
    }
    writer.end(out);
    List<String> lines = out.toSlice().utf8().lines().toList();
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(lines.get(4).startsWith("(more),4,0,"), lines::toString);
    assertTrue(lines.get(4).endsWith("Z,"), lines::toString);
    assertFalse(writer.notes().isEmpty());
    assertTrue(writer.notes().get(0).contains("more than 3 groups"), writer.notes()::toString);
  }
}
