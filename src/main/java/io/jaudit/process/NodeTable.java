package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the processes of one host, from event to event.
 *
 * <p>An event is by the process that has its number in the table, unless that contradicts: see
 * {@link SameProcess}. The parent of a new process is the one that a fork names, or else the one
 * with the number that its first event names as parent; {@link Link} tells how certain that is. A
 * link is only changed by a fork that is logged after the first event of the child, as vfork is.
 * Not safe for use by several threads.
 */
final class NodeTable {
  /** The serial is below this after a boot, and falls by more than this. */
  private static final long EARLY_SERIAL = 5000;

  /** How far serials may be out of order. */
  private static final long SERIAL_DISORDER = 64;

  private final @Nullable String node;
  private final Programs programs;
  private final LiveProcesses live;
  private final ProcessMap processes;
  private final PidClock clock;
  private final LoginSessions sessions = new LoginSessions();
  private long highestSerial;

  /**
   * @param node the name of the host, one character a byte; null if nothing names it
   * @param programs shared by the tables of all hosts
   * @param forest keeps processes beyond their end; null if none does
   */
  NodeTable(
      @Nullable String node,
      ProcessSettings settings,
      Programs programs,
      @Nullable ProcessForest forest) {
    this.node = node;
    this.programs = programs;
    this.live = new LiveProcesses(node, settings.maxProcesses(), forest);
    this.processes = live.byPid();
    this.clock = new PidClock(settings.pidMax());
  }

  /** Reads a table that {@link #writeTo} wrote. */
  static NodeTable read(TableReader reader, ProcessSettings settings, Programs programs)
      throws IOException {
    NodeTable table = new NodeTable(reader.text(), settings, programs, null);
    DataInputStream in = reader.in();
    table.clock.readFrom(in);
    long now = in.readLong();
    table.highestSerial = in.readLong();
    table.sessions.readFrom(reader);
    table.live.readFrom(reader, now);
    return table;
  }

  /** Writes what a later run has to know. */
  void writeTo(TableWriter writer) throws IOException {
    writer.text(node);
    DataOutputStream out = writer.out();
    clock.writeTo(out);
    out.writeLong(live.now());
    out.writeLong(highestSerial);
    sessions.writeTo(writer);
    live.writeTo(writer);
  }

  /** Returns the processes that may still log something. */
  LiveProcesses live() {
    return live;
  }

  /**
   * Takes the next event.
   *
   * @return the process that it is by; null if it names none
   */
  @Nullable ProcessEntry take(ProcessFacts event) {
    if (!event.isOfDaemon) {
      noticeBoot(event);
    }
    live.advance(event.millis);
    if (event.pid == 0) {
      return null;
    }
    ProcessEntry entry = actor(event);
    noticeUsers(entry, event);
    noticeProgram(entry, event);
    entry.clear(ProcessEntry.UNSEEN);
    entry.set(event.isOfCall ? ProcessEntry.ACTED : 0);
    entry.lastMillis = Math.max(entry.lastMillis, event.millis);
    if (event.succeeded) {
      noticeCall(entry, event);
    } else if (event.call == ProcessCall.EXIT_GROUP) {
      live.end(entry, event.millis);
    }
    if (event.signal != ProcessFacts.NONE) {
      live.end(entry, event.millis);
    }
    if (entry.node != null) {
      entry.node.follow(entry);
      entry.node.follow(event);
    }
    return entry;
  }

  /** After a boot, no process is the same, whatever its number. */
  private void noticeBoot(ProcessFacts event) {
    boolean hasFallen = event.serial < EARLY_SERIAL && event.serial + EARLY_SERIAL < highestSerial;
    // The record of a boot is not the first event after it.
    boolean isUnnoticed = event.isBoot && event.serial + SERIAL_DISORDER < highestSerial;
    if (hasFallen || isUnnoticed) {
      live.clear();
      sessions.clear();
      clock.restart();
      highestSerial = event.serial;
    }
    highestSerial = Math.max(highestSerial, event.serial);
  }

  /** Returns the entry of the process that an event is by, which is a new one if need be. */
  private ProcessEntry actor(ProcessFacts event) {
    ProcessEntry known = processes.get(event.pid);
    if (known != null && !SameProcess.is(known, event, processes, clock)) {
      live.remove(known);
      known = null;
    }
    if (known != null) {
      noticeLife(known); // first, so that it is not the oldest one, which may be forgotten
      noticeParent(known, event);
      return known;
    }
    ProcessEntry entry = live.begin(event.pid, event);
    if (event.call == ProcessCall.EXEC) {
      entry.sign = clock.executed(event.pid);
      entry.set(event.succeeded ? ProcessEntry.BEGIN_SEEN : 0);
    }
    noticeLife(entry);
    noticeParent(entry, event);
    return entry;
  }

  private void noticeLife(ProcessEntry entry) {
    entry.sign = Math.max(entry.sign, clock.signOf(entry.id.pid()));
    processes.touch(entry);
  }

  private void noticeParent(ProcessEntry entry, ProcessFacts event) {
    if (event.ppid < 0 || event.ppid > PidClock.HIGHEST) {
      return; // NONE, or damaged
    }
    int ppid = (int) event.ppid;
    if (entry.link != Link.NONE || entry.ppid == 0) {
      if (ppid != entry.ppid) {
        entry.set(ProcessEntry.ORPHANED);
      }
    } else if (ppid != 0 && ppid != event.pid) {
      linkByNumber(entry, ppid, event);
    }
    entry.ppid = ppid;
  }

  /** Links a process to the one with the number that its first event names as parent. */
  private void linkByNumber(ProcessEntry entry, int ppid, ProcessFacts event) {
    ProcessEntry parent = processes.get(ppid);
    Link link = Link.NUMBER;
    if (parent != null) {
      link = certainty(parent, event);
      if (link == Link.NUMBER) {
        live.remove(parent);
        parent = null;
      }
    }
    if (parent == null) {
      parent = live.begin(ppid, event);
      parent.set(ProcessEntry.UNSEEN);
      noticeLife(parent);
    } else if (link == Link.PPID && !parent.hasEnded()) {
      parent.lastMillis = Math.max(parent.lastMillis, event.millis);
      noticeLife(parent);
    }
    attach(entry, parent, ppid == 1 ? Link.ADOPTER : link);
  }

  /** Returns how certain it is that this is the process with that number now. */
  private Link certainty(ProcessEntry parent, ProcessFacts event) {
    boolean mayBeOther = SameProcess.mayBeOther(parent, event.millis, clock);
    if (parent.hasEnded() && parent.endMillis < event.millis) {
      // What has ended has no children, except that its last threads may end a little later.
      boolean isJustOver = event.millis - parent.endMillis <= LiveProcesses.GRACE;
      return isJustOver ? Link.PPID : mayBeOther ? Link.NUMBER : Link.GUESS;
    }
    if (!mayBeOther) {
      return Link.PPID;
    }
    // Daemons: a process is expected to live on for as long as it has lived.
    boolean hasLivedLong =
        parent.lastMillis - parent.firstMillis >= event.millis - parent.lastMillis;
    return parent.is(ProcessEntry.ACTED) && hasLivedLong ? Link.GUESS : Link.NUMBER;
  }

  private void attach(ProcessEntry entry, ProcessEntry parent, Link link) {
    entry.link = link;
    entry.parent = parent.asAncestor();
    if (entry.node != null) {
      entry.node.bornOf(parent.node, parent.uid);
    }
    if (parent.is(ProcessEntry.NEW_NAMESPACE | ProcessEntry.INNER)) {
      entry.set(ProcessEntry.INNER);
    }
    live.keep(parent, entry);
  }

  private void noticeUsers(ProcessEntry entry, ProcessFacts event) {
    entry.uid = event.uid == ProcessFacts.NONE ? entry.uid : (int) event.uid;
    if (event.session == ProcessFacts.NONE) {
      return;
    }
    if (event.isLogin) {
      entry.set(ProcessEntry.LOGGED_IN);
    }
    if (event.isLogin || (int) event.session != entry.sessionId) {
      entry.sessionId = (int) event.session;
      entry.session = sessions.of(event);
    }
  }

  private void noticeProgram(ProcessEntry entry, ProcessFacts event) {
    Program program = entry.program;
    if (event.isExec()) {
      entry.program = programs.executed(event);
      entry.clear(ProcessEntry.INHERITED);
    } else if (event.executable != null
        && (program.executable() == null || !program.isAt(event.executable))) {
      // The kernel keeps the title of the program that a process had at its first event.
      boolean isTitleCurrent = event.isOfCall && !entry.is(ProcessEntry.ACTED);
      ByteSlice title = isTitleCurrent ? event.title() : null;
      ProgramSource source = event.isOfCall ? ProgramSource.TITLE : ProgramSource.USER;
      entry.program = programs.seen(event.executable, title, source);
      entry.clear(ProcessEntry.INHERITED);
    }
  }

  private void noticeCall(ProcessEntry entry, ProcessFacts event) {
    switch (event.call) {
      case CLONE, CLONE3, FORK -> fork(entry, event);
      case UNSHARE, SETNS -> {
        if ((event.flags & ProcessCall.CLONE_NEWPID) != 0) {
          entry.set(ProcessEntry.NEW_NAMESPACE);
        }
      }
      case WAIT4 -> reap(entry, event);
      case EXIT_GROUP -> live.end(entry, event.millis);
      case EXEC, EXIT, OTHER -> {}
    }
  }

  private void fork(ProcessEntry caller, ProcessFacts event) {
    boolean isThread = event.call == ProcessCall.CLONE && hasFlag(event, ProcessCall.CLONE_THREAD);
    if (isThread || event.exit <= 0 || event.exit > PidClock.HIGHEST) {
      return;
    }
    int pid = (int) event.exit;
    if (pid == event.pid) {
      return;
    }
    ProcessEntry known = processes.get(pid);
    boolean isSeen = known != null && known.firstMillis >= event.millis;
    if (isInner(caller, pid, isSeen)) {
      return;
    }
    if (known != null && isSeen && (known.link != Link.FORK || known.is(ProcessEntry.ACTED))) {
      correct(known, caller, event);
      return;
    }
    if (known != null) {
      live.remove(known);
    }
    ProcessEntry child = live.begin(pid, event);
    child.sign = clock.allocated(pid);
    child.set(ProcessEntry.BEGIN_SEEN | ProcessEntry.INHERITED);
    child.program = caller.program;
    child.uid = caller.uid;
    child.sessionId = caller.sessionId;
    child.session = caller.session;
    linkByFork(child, caller, event);
    if (child.node != null && event.call == ProcessCall.CLONE3) {
      child.node.noteClone3();
    }
  }

  private static boolean hasFlag(ProcessFacts event, long flag) {
    return (event.flags & flag) != 0;
  }

  /** Returns true if the caller gets numbers of its children that are not those of the host. */
  private boolean isInner(ProcessEntry caller, int child, boolean isChildSeen) {
    if (caller.is(ProcessEntry.INNER)) {
      return true;
    }
    boolean isForeign = !isChildSeen && clock.isForeign(child, caller.id.pid());
    if (isForeign && clock.isRunning()) {
      caller.set(ProcessEntry.INNER);
    }
    return isForeign;
  }

  /** Links a process that was seen before the record of its birth. */
  private void correct(ProcessEntry child, ProcessEntry caller, ProcessFacts event) {
    clock.allocated(child.id.pid());
    child.firstMillis = event.millis;
    child.set(ProcessEntry.BEGIN_SEEN);
    if (child.program.executable() == null) {
      child.program = caller.program;
      child.set(ProcessEntry.INHERITED);
    }
    linkByFork(child, caller, event);
  }

  private void linkByFork(ProcessEntry child, ProcessEntry caller, ProcessFacts event) {
    boolean isClone = event.call == ProcessCall.CLONE;
    if (isClone && hasFlag(event, ProcessCall.CLONE_PARENT)) {
      Ancestor parent = caller.parent;
      if (parent != null) { // else the first event of the child names it
        live.leaveParent(child);
        if (child.node != null) {
          child.node.bornOf(caller.node == null ? null : caller.node.parent(), parent.uid());
        }
        child.link = Link.FORK;
        child.parent = parent;
        child.ppid = caller.ppid;
        child.flags |= caller.flags & ProcessEntry.INNER;
      }
    } else {
      attach(child, caller, Link.FORK);
      child.ppid = child.is(ProcessEntry.ACTED) ? child.ppid : caller.id.pid();
    }
    if (child.node != null) {
      child.node.follow(child);
    }
    if (isClone && hasFlag(event, ProcessCall.CLONE_NEWPID)) {
      child.set(ProcessEntry.INNER);
    }
  }

  /** Notices that a child has ended. The record has the time at which the wait began. */
  private void reap(ProcessEntry caller, ProcessFacts event) {
    boolean mayLive = hasFlag(event, ProcessCall.WUNTRACED_OR_WCONTINUED);
    if (mayLive
        || caller.is(ProcessEntry.INNER)
        || event.exit <= 0
        || event.exit > PidClock.HIGHEST) {
      return;
    }
    ProcessEntry child = processes.get((int) event.exit);
    if (child != null && child.parent != null && child.parent.id() == caller.id) {
      live.end(child, live.now());
    }
  }
}
