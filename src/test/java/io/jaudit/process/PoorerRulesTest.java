package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.process.ProcessRun.Seen;
import io.jaudit.process.SimulatedHost.Task;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the links with the truth, on hosts that run daemons for more than three rounds of
 * process IDs, if all of the calls of processes are logged, and if fewer are.
 */
class PoorerRulesTest {
  private static final int PID_MAX = 4000;
  private static final int STEPS = 40_000;
  private static final int EXECVE = 59;
  private static final int EXIT_GROUP = 231;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withRecordsOfForksEveryParentIsRight(long seed) {
    Links links = links(seed, call -> true);
    assertEquals(0, links.wrong.size(), links::toString);
    assertTrue(links.share("right") > 0.99, links::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withRecordsOfExecutionsOnlyNoWrongParentIsCalledKnown(long seed) {
    Links links = links(seed, call -> call == EXECVE);
    assertEquals(0, links.wrong.size(), links::toString);
    assertTrue(links.share("right") > 0.5, links::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withRecordsOfExecutionsAndEndsNoWrongParentIsCalledKnown(long seed) {
    Links links = links(seed, call -> call == EXECVE || call == EXIT_GROUP);
    assertEquals(0, links.wrong.size(), links::toString);
    assertTrue(links.share("right") > 0.5, links::toString);
  }

  @Test
  void hostsThatLogTogetherAreToldApart() {
    Random random = new Random(7);
    List<SimulatedHost> hosts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String node : List.of("web-01", "web-02", "db")) {
      SimulatedHost host = new SimulatedHost(random, node, PID_MAX);
      host.run(STEPS / 8);
      hosts.add(host);
      int at = 0;
      for (String line : host.log().split("\n")) {
        at = Math.min(lines.size(), at + random.nextInt(2 * hosts.size()));
        lines.add(at++, line);
      }
    }
    ProcessRun run = ProcessRun.ofLines(settings(), String.join("\n", lines) + "\n");
    Links links = new Links();
    for (SimulatedHost host : hosts) {
      links.compare(host, run);
    }
    assertEquals(0, links.wrong.size(), links::toString);
    assertTrue(links.share("right") > 0.99, links::toString);
  }

  private static ProcessSettings settings() {
    return new ProcessSettings(ProcessSettings.DEFAULT_PROCESSES, PID_MAX, 16);
  }

  private static Links links(long seed, Predicate<Integer> isLogged) {
    SimulatedHost host = new SimulatedHost(new Random(seed), "", PID_MAX);
    host.run(STEPS);
    assertTrue(host.wraps >= 3, "only " + host.wraps + " rounds");
    StringBuilder log = new StringBuilder();
    boolean isKept = true;
    for (String line : host.log().split("\n")) {
      if (line.startsWith("type=SYSCALL")) {
        int start = line.indexOf("syscall=") + "syscall=".length();
        isKept = isLogged.test(Integer.valueOf(line.substring(start, line.indexOf(' ', start))));
      }
      log.append(isKept ? line + "\n" : "");
    }
    Links links = new Links();
    links.compare(host, ProcessRun.ofLines(settings(), log.toString()));
    return links;
  }

  /** Counts how the links of executions compare with the truth. */
  private static final class Links {
    final Map<String, Integer> counts = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    void compare(SimulatedHost host, ProcessRun run) {
      for (Seen each : run.seen) {
        Task task = host.executions.get(each.event().id().serial());
        Lineage lineage = each.lineage();
        if (task == null
            || lineage == null
            || !each.hasCall(EXECVE)
            || each.number(FieldId.PID) != task.pid
            || !lineage.program().commandLine().toString().endsWith(" " + task.bornMillis)) {
          continue;
        }
        boolean isAdopted = host.adopted.get(each.event().id().serial());
        count(isAdopted ? "adopted" : verdict(task, lineage), task, lineage);
      }
    }

    private static String verdict(Task task, Lineage lineage) {
      Ancestor parent = lineage.parent();
      if (!lineage.link().isKnown() || parent == null) {
        return lineage.link().word();
      }
      long seen = parent.id().millis();
      boolean isRight =
          parent.id().pid() == task.parent.pid
              && task.parent.bornMillis <= seen
              && seen <= task.parent.endMillis;
      if (isRight && parent.program().executable() == null) {
        return "number only";
      }
      boolean hasProgram =
          Objects.equals(String.valueOf(parent.program().executable()), task.parentExe);
      return isRight && hasProgram ? "right" : "wrong";
    }

    private void count(String verdict, Task task, Lineage lineage) {
      counts.merge(verdict, 1, Integer::sum);
      Ancestor parent = lineage.parent();
      if (verdict.equals("wrong") && parent != null) {
        String is = parent.id() + " " + parent.program().executable();
        String expected = task.parent.pid + " " + task.parentExe + " " + task.parent.bornMillis;
        wrong.add(lineage.id() + " " + lineage.link() + " " + is + ", not " + expected);
      }
    }

    double share(String verdict) {
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      return counts.getOrDefault(verdict, 0) / (double) (all - counts.getOrDefault("adopted", 0));
    }

    @Override
    public String toString() {
      return counts + " " + wrong.stream().limit(3).toList();
    }
  }
}
