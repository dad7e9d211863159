package io.jaudit.process;

/**
 * Decides whether an event is by the process that has its number in the table. A number that can't
 * have been reused needs strong evidence for another process; one that may have been, weak
 * evidence. Stateless.
 */
final class SameProcess {
  private SameProcess() {}

  /**
   * Returns true if an event, by the number of the process, is by the process.
   *
   * @param processes the table that the process is in
   */
  static boolean is(
      ProcessEntry process, ProcessFacts event, ProcessMap processes, PidClock clock) {
    boolean mayBeOther = mayBeOther(process, event.millis, clock);
    if (process.is(ProcessEntry.UNSEEN)) {
      return !mayBeOther;
    }
    if (process.hasEnded()) {
      return event.millis - process.endMillis <= LiveProcesses.GRACE && !mayBeOther;
    }
    boolean isMoved = isMoved(process, event, processes);
    boolean isChanged = isChanged(process, event);
    boolean isSecondExec = isSecondExec(process, event);
    boolean isQuiet = isQuiet(process, event.millis);
    if (isMoved && (isChanged || (isSecondExec && isQuiet))) {
      return false;
    }
    if (isOfOtherSession(process, event)) {
      return false;
    }
    return !mayBeOther || !(isMoved || isChanged || isSecondExec);
  }

  /** Returns true if the kernel may have given the number of a process to another one. */
  static boolean mayBeOther(ProcessEntry process, long millis, PidClock clock) {
    return isQuiet(process, millis) && clock.mayHaveReused(process.id.pid(), process.sign);
  }

  /**
   * Returns true if it has another parent, which has not just adopted it: another number, or the
   * same one of another process, while a process whose parent has ended is adopted by 1.
   */
  private static boolean isMoved(ProcessEntry process, ProcessFacts event, ProcessMap processes) {
    if (event.ppid <= 1 || event.ppid > PidClock.HIGHEST || process.ppid < 0) {
      return false;
    }
    if (event.ppid != process.ppid) {
      return true;
    }
    ProcessEntry parent = process.keptParent;
    ProcessEntry now = processes.get(process.ppid);
    return parent != null && parent.id.pid() == process.ppid && now != null && now != parent;
  }

  private static boolean isChanged(ProcessEntry process, ProcessFacts event) {
    return !event.isExec()
        && process.is(ProcessEntry.ACTED)
        && !process.program.isAt(event.executable);
  }

  private static boolean isOfOtherSession(ProcessEntry process, ProcessFacts event) {
    return !event.isLogin
        && !process.is(ProcessEntry.LOGGED_IN)
        && process.is(ProcessEntry.ACTED)
        && event.session != ProcessFacts.NONE
        && process.sessionId != (int) ProcessFacts.UNSET
        && (int) event.session != process.sessionId;
  }

  /**
   * Returns true if a process executes another program, and whether that is a child of a fork that
   * is not logged is not known.
   */
  private static boolean isSecondExec(ProcessEntry process, ProcessFacts event) {
    return event.isExec() && process.hasExecuted() && process.link != Link.FORK;
  }

  /** Returns true if a process was silent for so long that the kernel may have come round. */
  private static boolean isQuiet(ProcessEntry process, long millis) {
    return millis - process.lastMillis >= LiveProcesses.GRACE;
  }
}
