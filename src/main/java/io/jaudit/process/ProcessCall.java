package io.jaudit.process;

import org.jspecify.annotations.Nullable;

/** Lists the system calls that begin, change and end processes. */
enum ProcessCall {
  EXEC,
  /** clone: the flags are in an argument. */
  CLONE,
  /** clone3: the flags are in memory, so that it may have made a thread. */
  CLONE3,
  FORK,
  EXIT_GROUP,
  UNSHARE,
  SETNS,
  WAIT4,
  OTHER;

  static final long CLONE_PARENT = 0x8000;
  static final long CLONE_THREAD = 0x10000;
  static final long CLONE_NEWPID = 0x2000_0000;

  /** Of wait4: also report children that stopped or continued. */
  static final long WUNTRACED_OR_WCONTINUED = 2 | 8;

  /** Returns the one with this name, as SyscallNames returns it. */
  static ProcessCall named(@Nullable String name) {
    if (name == null) {
      return OTHER;
    }
    return switch (name) {
      case "execve", "execveat" -> EXEC;
      case "clone" -> CLONE;
      case "clone3" -> CLONE3;
      case "fork", "vfork" -> FORK;
      case "exit_group" -> EXIT_GROUP;
      case "unshare" -> UNSHARE;
      case "setns" -> SETNS;
      case "wait4" -> WAIT4;
      default -> OTHER;
    };
  }

  /** Returns true if it makes a process. */
  boolean isFork() {
    return this == CLONE || this == CLONE3 || this == FORK;
  }
}
