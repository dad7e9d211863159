package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.event.AuditEvent;
import io.jaudit.process.ProcessRun.Seen;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two logs of a kernel, of which the truth is known. */
class ProcessLogsTest {
  private static final Path ZOO = Path.of("testdata/process/zoo.log.xz");
  private static final Path CASES = Path.of("testdata/process/cases.log.xz");
  private static final Path TRUTH = Path.of("testdata/process/cases.out");
  private static final int[] FORKS = {56, 57, 58, 435};
  private static final int[] EXECS = {59, 322};
  private static final int[] I386_EXECS = {11, 358};
  private static final String I386 = "40000003";
  private static final int UNSHARE = 272;
  private static final Pattern LINE = Pattern.compile("^ ?(\\w+)(?: child| pid) (\\d+)");

  @Test
  void zooHasTheLinksThatWereCountedByHand() {
    ProcessRun run = ProcessRun.of(ZOO);
    Map<String, Integer> links = new TreeMap<>();
    acting(run).values().forEach(each -> links.merge(each.link().word(), 1, Integer::sum));
    assertEquals(Map.of("fork", 246, "ppid", 53, "number", 1), links);
  }

  @Test
  void everyExecutionInZooHasAParentWhoseProgramIsKnown() {
    int executions = 0;
    int succeeded = 0;
    for (Seen each : ProcessRun.of(ZOO).seen) {
      if (isExecution(each)) {
        executions++;
        succeeded += each.succeeded() ? 1 : 0;
        Ancestor parent = each.lineage() == null ? null : each.lineage().parent();
        assertNotNull(parent, each.event()::toString);
        assertNotNull(parent.program().executable(), each.event()::toString);
        assertTrue(each.lineage().link().isKnown(), each.event()::toString);
      }
    }
    assertEquals(396, executions);
    assertEquals(254, succeeded);
  }

  @Test
  void zooHasAsManyProcessesAsItHasEverNamed() {
    Set<String> ids = new HashSet<>();
    for (Seen each : ProcessRun.of(ZOO).seen) {
      if (each.lineage() != null) {
        ids.add(each.lineage().id().toString());
        for (Ancestor a = each.lineage().parent(); a != null; a = a.next()) {
          ids.add(a.id().toString());
        }
      }
    }
    assertEquals(317, ids.size());
  }

  @Test
  void noExecutionHasItsCommandLineFromTheTitle() {
    int other = 0;
    for (Seen each : ProcessRun.of(ZOO).seen) {
      if (isExecution(each) && each.succeeded()) {
        Program program = each.lineage().program();
        assertEquals(ProgramSource.EXEC, each.lineage().source());
        AuditRecord execve = each.event().first(RecordType.EXECVE);
        String first = text(execve, "a0");
        assertTrue(
            first.startsWith("/") || program.commandLine().utf8().contains(first),
            program::toString);
        String title = text(each.event().first(RecordType.PROCTITLE), "proctitle");
        other += title.startsWith(first) ? 0 : 1;
      }
    }
    assertEquals(70, other, "executions with the title of an earlier program");
  }

  @Test
  void aSessionHasItsLogin() {
    Map<Long, LoginSession> sessions = new TreeMap<>();
    for (Seen each : ProcessRun.of(ZOO).seen) {
      if (each.lineage() != null && each.lineage().session() != null) {
        sessions.put(each.lineage().session().id(), each.lineage().session());
      }
    }
    LoginSession first = sessions.get(1L);
    assertEquals(1000, first.auid());
    assertEquals(1_795_333_756_165L, first.loginMillis());
    assertEquals(923_988, first.loginSerial());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCasesHaveTheParentsThatTheProgramPrinted(boolean hasUnshare) throws IOException {
    ProcessRun run =
        ProcessRun.of(event -> hasUnshare || !new Seen(event, null).hasCall(UNSHARE), CASES);
    Map<Integer, Lineage> byPid = new HashMap<>();
    run.seen.forEach(
        each -> {
          if (each.lineage() != null && each.syscall() != null) {
            byPid.put(each.lineage().id().pid(), each.lineage());
          }
        });
    int checked = 0;
    int caller = 0;
    List<Integer> children = new ArrayList<>();
    for (String line : Files.readAllLines(TRUTH, StandardCharsets.UTF_8)) {
      Matcher match = LINE.matcher(line);
      if (match.find()) {
        int pid = Integer.parseInt(match.group(2));
        Lineage lineage = byPid.get(pid);
        assertNotNull(lineage, line);
        assertEquals(Link.FORK, lineage.link(), line);
        checked++;
        if (line.startsWith(" ")) {
          children.add(pid);
        } else {
          int main = lineage.parent().id().pid();
          assertTrue(caller == 0 || caller == main || pid > 27_914, line);
          caller = caller == 0 ? main : caller;
          for (int child : children) {
            assertEquals(pid, byPid.get(child).parent().id().pid(), line);
          }
          children.clear();
        }
      }
    }
    assertEquals(18, checked);
    assertEquals(513, acting(run).size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void forksWithinANamespaceInventNoProcess(boolean hasUnshare) {
    ProcessRun run =
        ProcessRun.of(event -> hasUnshare || !new Seen(event, null).hasCall(UNSHARE), CASES);
    int inner = 0;
    for (Seen each : run.seen) {
      long child = each.number(FieldId.EXIT);
      if (each.hasCall(FORKS) && each.succeeded() && child < 10) {
        inner++;
      }
      if (each.lineage() != null) {
        assertTrue(each.lineage().id().pid() > 1000 || each.syscall() == null, each::toString);
      }
    }
    assertEquals(6, inner);
  }

  @Test
  void aChildOfCloneParentIsASibling() {
    Map<Integer, Lineage> byPid = new LinkedHashMap<>();
    for (Seen each : ProcessRun.of(CASES).seen) {
      if (each.lineage() != null) {
        byPid.put(each.lineage().id().pid(), each.lineage());
      }
    }
    Lineage sibling = byPid.get(27_913);
    assertEquals("echo clone_parent", sibling.program().commandLine().utf8());
    assertEquals(byPid.get(27_912).parent().id().pid(), sibling.parent().id().pid());
  }

  private static boolean isExecution(Seen each) {
    AuditRecord call = each.syscall();
    Field arch = call == null ? null : call.find(FieldId.ARCH);
    return arch != null && each.hasCall(arch.value().is(I386) ? I386_EXECS : EXECS);
  }

  private static String text(AuditRecord record, String field) {
    AuditEvent event = new AuditEvent(List.of(record));
    int index = event.records().get(0).fields().indexOf(field, 0);
    return io.jaudit.interpret.field.FieldText.of(record, index).latin1();
  }

  /** Returns the processes that made a system call, as they were at the last one. */
  private static Map<String, Lineage> acting(ProcessRun run) {
    Map<String, Lineage> acting = new LinkedHashMap<>();
    for (Seen each : run.seen) {
      if (each.lineage() != null && each.syscall() != null) {
        acting.put(each.lineage().id().toString(), each.lineage());
      }
    }
    return acting;
  }
}
