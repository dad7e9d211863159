package io.jaudit.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link NodeTable} written plainly: one list, searched from one end to the other, and
 * text for everything.
 */
final class SlowProcesses {
  private static final long GRACE = 2000;

  /** An event of one host. */
  record Happening(
      long millis,
      long serial,
      String call,
      boolean ok,
      int result,
      long flags,
      int pid,
      int ppid,
      long session,
      String exe) {}

  private static final class Process {
    int pid;
    String id = "";
    String link = "none";
    @Nullable Process parent;
    String parentText = "";
    int ppid = -1;
    long session = -1;
    boolean unseen;
    boolean acted;
    boolean orphaned;
    boolean newNamespace;
    boolean inner;
    boolean loggedIn;
    String exe = "?";
    String source = "none";
    long first;
    long last;
    long end = Long.MAX_VALUE;
    @Nullable Long sign;
    int touched;

    String text() {
      return id + " " + source + " " + exe + " " + (unseen ? "unseen" : link) + " < " + parentText;
    }
  }

  private final int pidMax;
  private final int most;
  private final List<Process> living = new ArrayList<>();
  private long now = Long.MIN_VALUE;
  private long highestSerial;
  private int touches;

  // The clock.
  private long round;
  private int newest;
  private boolean wrapped;
  private double slack = 64;
  private @Nullable Long start;

  SlowProcesses(int pidMax, int most) {
    this.pidMax = pidMax;
    this.most = most;
  }

  /** Returns what is known of the process of an event. */
  String take(Happening e) {
    boolean isBoot = e.call.equals("boot");
    if ((e.serial < 5000 && e.serial + 5000 < highestSerial)
        || (isBoot && e.serial + 64 < highestSerial)) {
      living.clear();
      round += 2L * pidMax;
      newest = 0;
      wrapped = false;
      slack = 64;
      highestSerial = e.serial;
    }
    highestSerial = Math.max(highestSerial, e.serial);
    now = Math.max(now, e.millis);
    forgetEnded();
    Process p = find(e.pid);
    if (p != null && !isSame(p, e)) {
      living.remove(p);
      p = null;
    }
    boolean isCall = !List.of("user", "login", "abend", "boot").contains(e.call);
    boolean isExec = e.call.equals("exec");
    if (p == null) {
      p = begin(e.pid, e);
      if (isExec) {
        p.sign = moveClock(e.pid, false);
      }
      touch(p);
      noticeParent(p, e, isCall);
    } else {
      touch(p);
      noticeParent(p, e, isCall);
    }
    p.loggedIn |= e.call.equals("login");
    p.session = e.session;
    boolean executes = isExec && e.ok;
    if (executes || p.exe.equals("?") || !p.exe.equals(e.exe)) {
      p.exe = e.exe;
      p.source = executes ? "exec" : isCall ? "title" : "user";
    }
    p.unseen = false;
    p.acted |= isCall;
    p.last = Math.max(p.last, e.millis);
    act(p, e);
    return p.text() + (p.orphaned ? " orphaned" : "");
  }

  private void act(Process p, Happening e) {
    switch (e.call) {
      case "clone", "clone3", "fork" -> {
        if (e.ok) {
          fork(p, e);
        }
      }
      case "unshare" -> p.newNamespace |= e.ok && (e.flags & 0x20000000) != 0;
      case "wait4" -> {
        Process child = find(e.result);
        boolean isChild = child != null && child.parent == p && !child.parentText.isEmpty();
        if (e.ok && isChild && !p.inner && (e.flags & 10) == 0) {
          end(child, now);
        }
      }
      case "exit_group", "abend" -> end(p, e.millis);
      default -> {}
    }
  }

  private boolean isSame(Process p, Happening e) {
    boolean isCall = !List.of("user", "login", "abend", "boot").contains(e.call);
    boolean executes = e.call.equals("exec") && e.ok;
    if (p.unseen) {
      return !mayBeOther(p, e.millis);
    }
    if (p.end != Long.MAX_VALUE) {
      return e.millis - p.end <= GRACE && !mayBeOther(p, e.millis);
    }
    boolean moved = false;
    if (isCall && e.ppid > 1 && p.ppid >= 0) {
      Process now = find(p.ppid);
      boolean hasParent = p.parent != null && p.parent.pid == p.ppid;
      moved = e.ppid != p.ppid || (hasParent && now != null && now != p.parent);
    }
    boolean changed = !executes && p.acted && !p.exe.equals(e.exe);
    boolean second = executes && p.source.equals("exec") && !p.link.equals("fork");
    boolean otherSession =
        !e.call.equals("login")
            && !p.loggedIn
            && p.acted
            && p.session != -1
            && p.session != 0xffff_ffffL
            && p.session != e.session;
    if (otherSession || (moved && (changed || (second && e.millis - p.last >= GRACE)))) {
      return false;
    }
    return !mayBeOther(p, e.millis) || !(moved || changed || second);
  }

  private void noticeParent(Process p, Happening e, boolean isCall) {
    if (!isCall) {
      return;
    }
    if (!p.link.equals("none") || p.ppid == 0) {
      p.orphaned |= p.ppid != e.ppid;
    } else if (e.ppid != 0 && e.ppid != e.pid) {
      Process parent = find(e.ppid);
      String link = parent == null ? "number" : certainty(parent, e);
      if (link.equals("number")) {
        living.remove(parent);
        parent = begin(e.ppid, e);
        parent.unseen = true;
        touch(parent);
      } else if (link.equals("ppid") && parent.end == Long.MAX_VALUE) {
        parent.last = Math.max(parent.last, e.millis);
        touch(parent);
      }
      attach(p, parent, e.ppid == 1 ? "adopter" : link);
    }
    p.ppid = e.ppid;
  }

  private String certainty(Process parent, Happening e) {
    boolean other = mayBeOther(parent, e.millis);
    if (parent.end != Long.MAX_VALUE && parent.end < e.millis) {
      return e.millis - parent.end <= GRACE ? "ppid" : other ? "number" : "guess";
    }
    if (!other) {
      return "ppid";
    }
    boolean livedLong = parent.last - parent.first >= e.millis - parent.last;
    return parent.acted && livedLong ? "guess" : "number";
  }

  private void fork(Process caller, Happening e) {
    boolean isClone = e.call.equals("clone");
    if ((isClone && (e.flags & 0x10000) != 0) || e.result == e.pid) {
      return;
    }
    Process known = find(e.result);
    boolean isSeen = known != null && known.first >= e.millis;
    if (caller.inner) {
      return;
    }
    if (!isSeen && isForeign(e.result, e.pid)) {
      caller.inner |= newest != 0;
      return;
    }
    Process child = known;
    if (isSeen && (!known.link.equals("fork") || known.acted)) {
      moveClock(e.result, true);
      child.first = e.millis;
      if (child.exe.equals("?")) {
        child.exe = caller.exe;
        child.source = "inherited";
      }
    } else {
      living.remove(known);
      child = begin(e.result, e);
      child.sign = moveClock(e.result, true);
      child.exe = caller.exe;
      child.source = "inherited";
      child.session = caller.session;
    }
    if (isClone && (e.flags & 0x8000) != 0) {
      if (!caller.parentText.isEmpty()) {
        child.link = "fork";
        child.parentText = caller.parentText;
        child.parent = caller.parent;
        child.ppid = caller.ppid;
        child.inner |= caller.inner;
      }
    } else {
      attach(child, caller, "fork");
      child.ppid = child.acted ? child.ppid : caller.pid;
    }
    child.inner |= isClone && (e.flags & 0x20000000) != 0;
  }

  private void attach(Process p, Process parent, String link) {
    p.link = link;
    p.parent = parent;
    p.parentText = parent.text();
    p.inner |= parent.newNamespace || parent.inner;
  }

  private static void end(Process p, long millis) {
    p.end = Math.min(p.end, p.end == Long.MAX_VALUE ? millis : p.end);
  }

  private void forgetEnded() {
    boolean isAnyForgotten = true;
    while (isAnyForgotten) {
      isAnyForgotten =
          living.removeIf(
              p ->
                  now - p.end > GRACE
                      && p.end != Long.MAX_VALUE
                      && living.stream().noneMatch(c -> c.parent == p && c.end == Long.MAX_VALUE));
    }
  }

  private @Nullable Process find(int pid) {
    return living.stream().filter(p -> p.pid == pid).findFirst().orElse(null);
  }

  private Process begin(int pid, Happening e) {
    Process p = new Process();
    p.pid = pid;
    p.id =
        pid + "@" + e.millis / 1000 + "." + String.format("%03d", e.millis % 1000) + ":" + e.serial;
    p.first = e.millis;
    p.last = e.millis;
    p.touched = touches++;
    living.add(p);
    while (living.size() > most) {
      living.remove(living.stream().min(Comparator.comparing(x -> x.touched)).orElseThrow());
    }
    return p;
  }

  private void touch(Process p) {
    p.touched = touches++;
    if (newest != 0) {
      long place = p.pid >= newest && p.pid - newest <= slack ? round + p.pid : round + newest;
      p.sign = p.sign == null ? place : Math.max(p.sign, place);
    }
  }

  private long moveClock(int pid, boolean isNew) {
    start = newest == 0 ? Long.valueOf(round + pid) : start;
    boolean isFar = newest != 0 && pid - newest >= pidMax / 2;
    if (newest - pid > pidMax / 2) {
      round += pidMax;
      wrapped = true;
      newest = pid;
    } else if (isFar && wrapped) {
      return round - pidMax + pid;
    } else if (pid > newest && (isNew || !isFar)) {
      slack =
          newest == 0 ? slack : Math.min(1024, Math.max(64, 0.9 * slack + 0.8 * (pid - newest)));
      newest = pid;
    }
    return round + pid;
  }

  private boolean isForeign(int child, int parent) {
    if (child >= parent) {
      return false;
    }
    if (child < 300) {
      return true;
    }
    boolean isNear = newest != 0 && Math.abs(child - newest) <= 1024;
    return !isNear && (newest == 0 || (!wrapped && newest - child <= pidMax / 2));
  }

  private boolean mayBeOther(Process p, long millis) {
    if (millis - p.last < GRACE || p.pid < 300 || newest == 0) {
      return false;
    }
    long sign = p.sign == null ? Objects.requireNonNull(start) : p.sign;
    long next = round + p.pid;
    while (next - pidMax > sign) {
      next -= pidMax;
    }
    while (next <= sign) {
      next += pidMax;
    }
    return round + newest + slack + (newest + slack >= pidMax ? 300 : 0) >= next;
  }

  /** Returns the number of processes in the table, by how they are linked. */
  Map<String, Integer> links() {
    Map<String, Integer> links = new HashMap<>();
    living.forEach(p -> links.merge(p.link, 1, Integer::sum));
    return links;
  }
}
