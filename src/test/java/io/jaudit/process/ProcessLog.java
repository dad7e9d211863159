package io.jaudit.process;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of processes, and shows what a table makes of them. Time moves on by 10 ms
 * with each event.
 */
final class ProcessLog {
  private final StringBuilder lines = new StringBuilder();
  private ProcessSettings settings = ProcessSettings.DEFAULT;
  private long millis = 1_700_000_000_000L;
  private long serial = 1000;
  private long session = 1;
  private String node = "";

  ProcessLog with(ProcessSettings others) {
    settings = others;
    return this;
  }

  ProcessLog pause(long pauseMillis) {
    millis += pauseMillis;
    return this;
  }

  ProcessLog serial(long next) {
    serial = next;
    return this;
  }

  ProcessLog session(long id) {
    session = id;
    return this;
  }

  ProcessLog node(String name) {
    node = "node=" + name + " ";
    return this;
  }

  ProcessLog exec(int pid, int ppid, String exe) {
    String name = exe.substring(exe.lastIndexOf('/') + 1);
    call(59, "success=yes exit=0", "0", pid, ppid, exe);
    same("EXECVE", "argc=1 a0=\"" + name + "\"");
    return same("PROCTITLE", "proctitle=\"old title\"");
  }

  ProcessLog failedExec(int pid, int ppid, String exe) {
    return call(59, "success=no exit=-2", "0", pid, ppid, exe);
  }

  ProcessLog open(int pid, int ppid, String exe) {
    return call(257, "success=yes exit=3", "0", pid, ppid, exe);
  }

  /** Like {@link #open}, with a PROCTITLE record. */
  ProcessLog open(int pid, int ppid, String exe, String title) {
    return open(pid, ppid, exe).same("PROCTITLE", "proctitle=\"" + title + "\"");
  }

  ProcessLog fork(int pid, int ppid, String exe, int child) {
    return call(57, "success=yes exit=" + child, "0", pid, ppid, exe);
  }

  ProcessLog clone(int pid, int ppid, String exe, int child, long flags) {
    String hex = Long.toHexString(flags);
    return call(56, "success=yes exit=" + child, hex, pid, ppid, exe);
  }

  ProcessLog exit(int pid, int ppid, String exe, int status) {
    return call(231, "", Integer.toHexString(status), pid, ppid, exe);
  }

  ProcessLog call(int number, String outcome, String a0, int pid, int ppid, String exe) {
    millis += 10;
    serial++;
    String text =
        "arch=c000003e syscall=%d %s a0=%s a1=%s a2=0 a3=0 items=0 ppid=%d pid=%d auid=1000 uid=1000"
            + " gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=(none)"
            + " ses=%d comm=\"x\" exe=\"%s\" key=(null)";
    return same(
        "SYSCALL",
        String.format(Locale.ROOT, text, number, outcome, a0, a0, ppid, pid, session, exe));
  }

  ProcessLog user(String type, int pid, String exe) {
    return record(
        type,
        "pid="
            + pid
            + " uid=0 auid=1000 ses="
            + session
            + " msg='op=x exe=\""
            + exe
            + "\" res=success'");
  }

  ProcessLog login(int pid, long newSession) {
    session = newSession;
    return record(
        "LOGIN",
        "pid="
            + pid
            + " uid=0 old-auid=4294967295 auid=1000 tty=(none) old-ses=4294967295 ses="
            + newSession
            + " res=1");
  }

  ProcessLog record(String type, String text) {
    millis += 10;
    serial++;
    return same(type, text);
  }

  /** Adds a record to the event before. */
  ProcessLog same(String type, String text) {
    lines.append(node).append("type=").append(type).append(" msg=audit(").append(millis / 1000);
    lines.append(String.format(Locale.ROOT, ".%03d:%d): ", millis % 1000, serial));
    lines.append(text).append('\n');
    return this;
  }

  ProcessRun run() {
    return ProcessRun.ofLines(settings, lines.toString());
  }

  /** Returns what is known after the last event, from the process up. */
  String last() {
    ProcessRun run = run();
    return text(run.seen.get(run.seen.size() - 1).lineage());
  }

  /** Returns the process, how it is linked, its parent, how that is linked, and so on. */
  static String text(@Nullable Lineage lineage) {
    if (lineage == null) {
      return "none";
    }
    StringJoiner text = new StringJoiner(" ");
    text.add(process(lineage.id().pid(), lineage.program(), lineage.source()));
    text.add(lineage.link().word());
    for (Ancestor each = lineage.parent(); each != null; each = each.next()) {
      text.add(process(each.id().pid(), each.program(), each.source()));
      text.add(each.link().word());
    }
    return text + (lineage.isOrphaned() ? " orphaned" : "");
  }

  private static String process(int pid, Program program, ProgramSource source) {
    String line = String.valueOf(program.commandLine());
    return switch (source) {
      case EXEC -> pid + ":" + line;
      case INHERITED -> pid + ":(" + line + ")";
      case TITLE -> pid + ":" + program.executable() + "[" + line + "]";
      case USER -> pid + ":" + program.executable() + "{}";
      case NONE -> pid + ":?";
    };
  }
}
