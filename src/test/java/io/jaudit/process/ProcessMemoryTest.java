package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.MutatedEvents;
import java.lang.ref.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory of a table is limited, by the number of processes and by their command lines. */
class ProcessMemoryTest {
  private static final String CALL =
      "type=SYSCALL msg=audit(%d.000:%d): arch=c000003e syscall=%s success=yes exit=%d a0=11 a1=0"
          + " a2=0 a3=0 items=0 ppid=%d pid=%d auid=1000 uid=1000 gid=1000 euid=1000 suid=1000"
          + " fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=1 comm=\"x\" exe=\"/bin/x\""
          + " key=(null)\n";
  private static final int FIRST = 1000;

  private long serial = 10_000;

  private void take(ProcessTable table, String lines) {
    for (AuditEvent event : MutatedEvents.events(lines)) {
      table.take(event, 0);
    }
  }

  private String fork(int parent, int child) {
    return call(parent, 1, "57", child);
  }

  private String call(int pid, int ppid, String number, int exit) {
    serial++;
    return CALL.formatted(1_700_000_000 + serial / 1000, serial, number, exit, ppid, pid);
  }

  private String exec(int pid, int ppid, String argument) {
    String call = call(pid, ppid, "59", 0);
    String stamp = call.substring(call.indexOf("msg="), call.indexOf(" arch"));
    return call + "type=EXECVE " + stamp + " argc=1 a0=\"" + argument + "\"\n";
  }

  /** Each has executed a program of its own, and one in ten is the parent of the next ones. */
  @Test
  void aProcessTakesAtMost200BytesWithoutItsArguments() {
    ProcessTable table = new ProcessTable(new ProcessSettings(1_000_000, 4_194_304, 16));
    fill(table, FIRST, 20_000);
    long before = usedHeap();
    fill(table, FIRST + 20_000, 100_000);
    long bytes = usedHeap() - before;
    assertEquals(120_002, table.size()); // and the first, and its parent
    long arguments = 100_000 * (24 + 24L); // a slice, and its array of one byte, if any
    long each = (bytes - arguments) / 100_000;
    assertTrue(each <= 200, "bytes: " + each);
    assertTrue(each >= 100, "nothing was measured: " + each);
    Reference.reachabilityFence(table);
  }

  private void fill(ProcessTable table, int first, int count) {
    StringBuilder log = new StringBuilder();
    int parent = FIRST - 1;
    for (int pid = first; pid < first + count; pid++) {
      log.append(fork(parent, pid)).append(exec(pid, parent, "y"));
      parent = pid % 10 == 0 ? pid : parent;
      if (pid % 1000 == 0) {
        take(table, log.toString());
        log.setLength(0);
      }
    }
    take(table, log.toString());
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void allCommandLinesTogetherAreLimited() {
    ProcessTable table =
        new ProcessTable(new ProcessSettings(1_000_000, 4_194_304, 16), null, 10_000);
    for (int pid = FIRST; pid < FIRST + 100; pid++) {
      take(table, exec(pid, 1, "x".repeat(1064)));
    }
    assertEquals(90, table.shortenedLines());
    List<AuditEvent> last = MutatedEvents.events(exec(FIRST + 99, 1, "y".repeat(1064)));
    table.take(last.get(0), 0);
    ByteSlice line = Lineage.of(last.get(0)).program().commandLine();
    assertEquals("y".repeat(64) + "\u2026", line.utf8());
  }

  @Test
  void commandLinesOfProcessesThatAreGoneDoNotCount() {
    ProcessTable table =
        new ProcessTable(new ProcessSettings(1_000_000, 4_194_304, 16), null, 10_000);
    for (int i = 0; i < 1000; i++) {
      take(table, exec(FIRST, 1, "x".repeat(1000 + i % 64)));
    }
    assertEquals(0, table.shortenedLines());
    assertEquals(2, table.size());
  }

  @Test
  void aLineIsNotCutWithinACharacter() {
    CommandLines lines = new CommandLines(4096, 0, () -> 0);
    ByteSlice line = ByteSlice.of("x".repeat(63) + "\u00e9\u00e9");
    assertEquals("x".repeat(63) + "\u2026", lines.kept(line).utf8());
    assertEquals("short", lines.kept(ByteSlice.of("short")).utf8());
    assertEquals(1, lines.shortened());
  }
}
