package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.process.ProcessRun.Seen;
import io.jaudit.process.SlowProcesses.Happening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares the table with the plain rules on random events: few numbers, so that all of them are
 * used again and again, and contradict each other.
 */
class ProcessTablePropertyTest {
  private static final int RUNS = 150;
  private static final int EVENTS = 400;
  private static final String[] CALLS = {
    "exec",
    "exec",
    "exec",
    "fork",
    "fork",
    "clone",
    "clone3",
    "exit_group",
    "open",
    "open",
    "open",
    "unshare",
    "wait4",
    "user",
    "login",
    "abend",
    "boot"
  };
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "exec",
          59,
          "fork",
          57,
          "clone",
          56,
          "clone3",
          435,
          "exit_group",
          231,
          "open",
          2,
          "unshare",
          272,
          "wait4",
          61);
  private static final long[] FLAGS = {0, 0, 0, 2, 0x8000, 0x10000, 0x2000_0000};
  private static final String[] PROGRAMS = {"/bin/a", "/bin/b", "/bin/c"};

  @Test
  void theTableDoesWhatTheRulesSay() {
    Map<String, Integer> links = new TreeMap<>();
    for (int seed = 0; seed < RUNS; seed++) {
      compare(seed, links);
    }
    for (String link : List.of("fork", "ppid", "guess", "number", "adopter", "none")) {
      assertTrue(links.getOrDefault(link, 0) > 100, links::toString);
    }
  }

  @Test
  void aTableThatWasSavedGoesOnAsIfItHadNotBeen() throws IOException {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      ProcessSettings settings = new ProcessSettings(10_000, 4000, 16);
      SimulatedHost host = new SimulatedHost(random, seed % 2 == 0 ? "" : "web", 4000);
      host.run(300);
      List<Seen> seen = ProcessRun.ofLines(settings, host.log()).seen;
      ProcessTable table = new ProcessTable(settings);
      for (Seen each : seen) {
        if (random.nextInt(100) == 0) {
          byte[] saved = table.toBytes();
          table = new ProcessTable(settings);
          table.restore(saved);
          assertArrayEquals(saved, table.toBytes());
        }
        table.take(each.event(), 0);
        assertEquals(ProcessLog.text(each.lineage()), ProcessLog.text(Lineage.of(each.event())));
        assertEquals(each.lineage().id().toString(), Lineage.of(each.event()).id().toString());
        assertEquals(each.lineage().session(), Lineage.of(each.event()).session());
      }
    }
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    SimulatedHost host = new SimulatedHost(new Random(1), "", 4000);
    host.run(300);
    ProcessSettings settings = new ProcessSettings(10_000, 4000, 16);
    byte[] saved = ProcessRun.ofLines(settings, host.log()).table.toBytes();
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      byte[] changed = Arrays.copyOf(saved, random.nextInt(saved.length));
      ProcessTable table = new ProcessTable(settings);
      assertThrows(IOException.class, () -> table.restore(changed));
      assertEquals(0, table.size());
    }
  }

  private static void compare(int seed, Map<String, Integer> links) {
    Random random = new Random(seed);
    int pidMax = random.nextBoolean() ? 700 : 4000;
    int most = random.nextInt(4) == 0 ? 5 + random.nextInt(20) : 10_000;
    SlowProcesses slow = new SlowProcesses(pidMax, most);
    List<String> expected = new ArrayList<>();
    StringBuilder log = new StringBuilder();
    long millis = 1_700_000_000_000L;
    long serial = 100_000;
    int next = 300;
    for (int i = 0; i < EVENTS; i++) {
      millis += random.nextInt(10) == 0 ? random.nextInt(4000) : random.nextInt(8);
      serial++;
      if (random.nextInt(200) == 0) {
        serial = 10;
        millis += 5000; // else events would change places
      }
      next = next + random.nextInt(60) < pidMax - 60 ? next + random.nextInt(60) : 300;
      String call = CALLS[random.nextInt(CALLS.length)];
      boolean isBoot = call.equals("boot");
      if (isBoot && random.nextInt(20) > 0) {
        continue;
      }
      Happening e =
          new Happening(
              millis,
              serial,
              call,
              random.nextInt(5) > 0,
              child(random, next, pidMax),
              FLAGS[random.nextInt(FLAGS.length)],
              some(random, next, pidMax),
              random.nextInt(6) == 0 ? random.nextInt(3) : some(random, next, pidMax),
              random.nextInt(30) == 0 ? 4_294_967_295L : 1 + random.nextInt(60) / 59,
              PROGRAMS[random.nextInt(20) == 0 ? random.nextInt(3) : 0]);
      log.append(lines(e));
      expected.add(slow.take(e));
      slow.links().forEach((link, count) -> links.merge(link, count, Integer::sum));
    }
    List<Seen> seen =
        ProcessRun.ofLines(new ProcessSettings(most, pidMax, 16), log.toString()).seen;
    assertEquals(expected.size(), seen.size());
    for (int i = 0; i < expected.size(); i++) {
      int at = i;
      assertEquals(
          expected.get(i), text(seen.get(i).lineage()), () -> "seed " + seed + ", event " + at);
    }
  }

  private static int some(Random random, int next, int pidMax) {
    return random.nextInt(12) == 0
        ? 300 + random.nextInt(pidMax - 300)
        : 300 + (next / 60 * 60 + random.nextInt(12)) % (pidMax - 300);
  }

  private static int child(Random random, int next, int pidMax) {
    return random.nextInt(12) == 0 ? 1 + random.nextInt(10) : some(random, next, pidMax);
  }

  private static String lines(Happening e) {
    String head =
        " msg=audit("
            + e.millis() / 1000
            + "."
            + String.format("%03d", e.millis() % 1000)
            + ":"
            + e.serial()
            + "): ";
    String ids = "pid=" + e.pid() + " uid=0 auid=1000 ses=" + e.session();
    String exe = " exe=\"" + e.exe() + "\"";
    switch (e.call()) {
      case "user":
        return "type=USER_START" + head + ids + " msg='op=x" + exe + " res=success'\n";
      case "boot":
        return "type=SYSTEM_BOOT" + head + ids + " msg='op=x" + exe + " res=success'\n";
      case "login":
        return "type=LOGIN" + head + ids + exe + " res=1\n";
      case "abend":
        return "type=ANOM_ABEND" + head + ids + exe + " sig=11 res=1\n";
      default:
        String outcome = e.ok() ? "success=yes exit=" + e.result() : "success=no exit=-1";
        String flags = Long.toHexString(e.flags());
        return "type=SYSCALL"
            + head
            + "arch=c000003e syscall="
            + NUMBERS.get(e.call())
            + (e.call().equals("exit_group") ? "" : " " + outcome)
            + " a0="
            + flags
            + " a1="
            + flags
            + " a2="
            + flags
            + " a3=0 items=0 ppid="
            + e.ppid()
            + " "
            + ids
            + exe
            + " key=(null)\n"
            + (e.call().equals("exec") ? "type=EXECVE" + head + "argc=1 a0=\"x\"\n" : "")
            + "type=PROCTITLE"
            + head
            + "proctitle=\"x\"\n";
    }
  }

  private static String text(Lineage lineage) {
    String parent = "";
    List<Ancestor> chain = new ArrayList<>();
    for (Ancestor each = lineage.parent(); each != null; each = each.next()) {
      chain.add(0, each);
    }
    for (Ancestor each : chain) {
      parent = text(each.id(), each.source(), each.program(), each.link(), parent);
    }
    String own = text(lineage.id(), lineage.source(), lineage.program(), lineage.link(), parent);
    return own + (lineage.isOrphaned() ? " orphaned" : "");
  }

  private static String text(
      EntityId id, ProgramSource source, Program program, Link link, String parent) {
    String exe = program.executable() == null ? "?" : program.executable().toString();
    return id + " " + source.word() + " " + exe + " " + link.word() + " < " + parent;
  }
}
