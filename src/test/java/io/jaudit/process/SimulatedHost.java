package io.jaudit.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * A host that runs daemons with workers, deep pipelines and scripts, gives out process IDs as Linux
 * does, and logs what they do. It remembers the truth: which process started which.
 */
public final class SimulatedHost {
  private static final int LOWEST = 300;
  private static final int DAEMONS = 12;
  private static final int MOST_ALIVE = 150;

  /** A process as it was. */
  static final class Task {
    final int pid;
    final Task parent;
    final String parentExe;
    final long bornMillis;
    long endMillis = Long.MAX_VALUE;
    String exe;
    int ppid;
    boolean isDaemon;
    int depth;

    Task(int pid, Task parent, long millis) {
      this.pid = pid;
      this.parent = parent;
      this.parentExe = parent == null ? "" : parent.exe;
      this.exe = parentExe;
      this.bornMillis = millis;
      this.ppid = parent == null ? 0 : parent.pid;
      this.depth = parent == null ? 0 : parent.depth + 1;
    }
  }

  /** By serial: who executed a program. */
  final Map<Long, Task> executions = new HashMap<>();

  /** By serial: executions of what was adopted before it logged anything. */
  final Map<Long, Boolean> adopted = new HashMap<>();

  private final StringBuilder log = new StringBuilder();
  private final Random random;
  private final String node;
  private final int pidMax;
  private final TreeSet<Integer> used = new TreeSet<>();
  private final List<Task> alive = new ArrayList<>();
  private final Map<Task, Boolean> hasLogged = new HashMap<>();
  private final Task init;
  private long millis = 1_700_000_000_000L;
  private long serial = 100;
  private int last;
  int wraps;

  /**
   * @param node empty if the records name no host
   */
  public SimulatedHost(Random random, String node, int pidMax) {
    this.random = random;
    this.node = node;
    this.pidMax = pidMax;
    this.last = LOWEST + random.nextInt(pidMax - LOWEST);
    this.init = new Task(1, null, millis);
    init.exe = "/sbin/init";
    used.add(1);
    for (int i = 0; i < DAEMONS; i++) {
      Task daemon = fork(init, false);
      daemon.isDaemon = true;
      exec(daemon, "/usr/sbin/daemon" + i);
    }
  }

  /** Lives on until so many numbers were given out. */
  public void run(int forks) {
    for (int i = 0; i < forks; i++) {
      millis += random.nextInt(4);
      act();
    }
  }

  /** Returns what it has logged. */
  public String log() {
    return log.toString();
  }

  private void act() {
    Task task = alive.get(random.nextInt(alive.size()));
    int choice = random.nextInt(100);
    if (alive.size() > MOST_ALIVE || (choice < 20 && !task.isDaemon)) {
      end(task.isDaemon ? alive.get(alive.size() - 1) : task);
    } else if (choice < 22) {
      open(task);
    } else if (task.depth < 14) {
      boolean isVfork = random.nextInt(8) == 0;
      Task child = fork(task, isVfork);
      if (isVfork || random.nextInt(100) < 70) {
        exec(child, "/usr/bin/tool" + random.nextInt(9));
      }
      if (isVfork) {
        writeFork(task, child, 58);
      }
    } else {
      end(task);
    }
  }

  private Task fork(Task parent, boolean isLogged) {
    do {
      last++;
      if (last >= pidMax) {
        last = LOWEST;
        wraps++;
      }
    } while (!used.add(last));
    Task child = new Task(last, parent, millis);
    alive.add(child);
    if (!isLogged) {
      writeFork(parent, child, 56);
    }
    return child;
  }

  private void writeFork(Task parent, Task child, int call) {
    long time = call == 58 ? child.bornMillis : millis;
    writeCall(time, parent, call, "yes exit=" + child.pid, 0x1200011);
    log.append('\n');
  }

  private void exec(Task task, String exe) {
    task.exe = exe;
    executions.put(serial, task);
    adopted.put(serial, task.ppid != task.parent.pid && !hasLogged.containsKey(task));
    writeCall(millis, task, 59, "yes exit=0", 0);
    String name = exe.substring(exe.lastIndexOf('/') + 1);
    write(
        millis, serial - 1, "EXECVE", "argc=2 a0=\"" + name + "\" a1=\"" + task.bornMillis + "\"");
  }

  private void open(Task task) {
    writeCall(millis, task, 257, "yes exit=3", 0);
  }

  private void end(Task task) {
    if (task == init || task.isDaemon) {
      return;
    }
    if (random.nextInt(4) > 0) { // else by a signal, which nothing tells
      writeCall(millis, task, 231, "", 0);
    }
    task.endMillis = millis;
    alive.remove(task);
    used.remove(task.pid);
    for (Task each : alive) {
      if (each.ppid == task.pid && each.parent == task) {
        each.ppid = 1;
      }
    }
  }

  private void writeCall(long time, Task task, int call, String success, int a0) {
    hasLogged.put(task, true);
    String outcome = success.isEmpty() ? "" : " success=" + success;
    String text =
        String.format(
            Locale.ROOT,
            "arch=c000003e syscall=%d%s a0=%x a1=0 a2=0 a3=0 items=0 ppid=%d pid=%d auid=1000"
                + " uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000"
                + " fsgid=1000 tty=(none) ses=1 comm=\"x\" exe=\"%s\" key=(null)",
            call,
            outcome,
            a0,
            task.ppid,
            task.pid,
            task.exe);
    write(time, serial++, "SYSCALL", text);
  }

  private void write(long time, long number, String type, String text) {
    log.append(node.isEmpty() ? "" : "node=" + node + " ");
    log.append("type=").append(type).append(" msg=audit(");
    log.append(time / 1000).append('.').append(String.format(Locale.ROOT, "%03d", time % 1000));
    log.append(':').append(number).append("): ").append(text).append('\n');
  }
}
