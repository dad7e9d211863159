package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordList;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a {@link NodeTable} needs to know of an event: numbers, and slices of its lines.
 * Filled by {@link FactReader}, and reused for one event after another.
 */
final class ProcessFacts {
  /** A number that no record has. */
  static final long NONE = -1;

  /** The value of {@code auid} and {@code ses} before a login. */
  static final long UNSET = 0xffff_ffffL;

  long millis;
  long serial;

  /** True if auditd numbered the event itself. */
  boolean isOfDaemon;

  boolean isBoot;

  /** True if it has a record of a system call, which names the parent. */
  boolean isOfCall;

  ProcessCall call = ProcessCall.OTHER;
  boolean succeeded;
  long exit;

  /**
   * The flags of clone, unshare and setns, the options of wait4, the status of exit and exit_group.
   */
  long flags;

  /** 0 if no process is named. */
  int pid;

  /** {@link #NONE} if the parent is not named. */
  long ppid;

  long uid;
  long auid;
  long session;

  /** True if the process got its session by this event. */
  boolean isLogin;

  /** The signal that ended the process; {@link #NONE} if none did. */
  long signal;

  /** As logged, in quotes or in hex; the decoded path is {@code executable}. */
  @Nullable ByteSlice executable;

  /** The command line of a program that is executed; null without arguments. */
  @Nullable ByteSlice commandLine;

  /** The event. */
  RecordList records = RecordList.empty();

  /** Returns the title of the process, as one line; null without a PROCTITLE record. */
  @Nullable ByteSlice title() {
    return FactReader.title(records);
  }

  void clear() {
    isOfDaemon = false;
    isBoot = false;
    isOfCall = false;
    call = ProcessCall.OTHER;
    succeeded = false;
    exit = NONE;
    flags = 0;
    pid = 0;
    ppid = NONE;
    uid = NONE;
    auid = NONE;
    session = NONE;
    isLogin = false;
    signal = NONE;
    executable = null;
    commandLine = null;
    records = RecordList.empty();
  }

  boolean isExec() {
    return call == ProcessCall.EXEC && succeeded;
  }
}
