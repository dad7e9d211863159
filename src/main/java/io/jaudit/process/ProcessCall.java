package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Lists the system calls that begin, change and end processes. */
enum ProcessCall {
  EXEC,
  /** clone: the flags are in an argument. */
  CLONE,
  /** clone3: the flags are in memory, so that it may have made a thread. */
  CLONE3,
  FORK,
  /** exit: ends a thread, which may be the only one of its process. */
  EXIT,
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

  private static final ByteSlice S390 = ByteSlice.of("16");
  private static final ByteSlice S390X = ByteSlice.of("80000016");

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
      case "exit" -> EXIT;
      case "exit_group" -> EXIT_GROUP;
      case "unshare" -> UNSHARE;
      case "setns" -> SETNS;
      case "wait4" -> WAIT4;
      default -> OTHER;
    };
  }

  /** Returns the number of the argument with the flags, or the status; -1 without one. */
  int flagsArgument(@Nullable ByteSlice arch) {
    return switch (this) {
      case CLONE -> hasFlagsSecond(arch) ? 1 : 0;
      case UNSHARE, EXIT, EXIT_GROUP -> 0;
      case SETNS -> 1;
      case WAIT4 -> 2;
      case EXEC, CLONE3, FORK, OTHER -> -1;
    };
  }

  /** Returns true on s390, where clone has its arguments in another order. */
  private static boolean hasFlagsSecond(@Nullable ByteSlice arch) {
    return arch != null && (arch.equals(S390) || arch.equals(S390X));
  }
}
