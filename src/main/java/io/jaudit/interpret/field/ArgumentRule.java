package io.jaudit.interpret.field;

/**
 * How to interpret an argument of a system call (docs/ausearch-semantics.md §6.4). {@link
 * SyscallArguments} interprets it.
 *
 * <p>Selected by name and not by number, because each arch has its own numbers.
 */
enum ArgumentRule {
  /** No rule: a number in hex. */
  HEX,
  ACCESS_MODE,
  AT_FLAGS,
  BPF_COMMAND,
  CLOCK,
  CLONE_FLAGS,
  /** The mode of a file that may be created; the argument is present only then. */
  CREATED_MODE,
  /** A file descriptor of the folder from which paths are resolved. */
  DIRECTORY,
  EPOLL_OPERATION,
  EXIT_STATUS,
  FACCESSAT_FLAGS,
  FCNTL_COMMAND,
  /** Depends on the command before it. */
  FCNTL_ARGUMENT,
  FSCONFIG_COMMAND,
  FSMOUNT_FLAGS,
  FSOPEN_FLAGS,
  GROUP,
  IOCTL,
  MAP_FLAGS,
  MESSAGE_FLAGS,
  MODE,
  MODE_SHORT,
  MOUNT_FLAGS,
  OPEN_FLAGS,
  PERSONALITY,
  PRCTL_OPTION,
  /** Depends on the option before it. */
  PRCTL_ARGUMENT,
  PROTECTION,
  CHANGED_PROTECTION,
  PROTOCOL,
  PTRACE_REQUEST,
  RLIMIT,
  SCHEDULING_POLICY,
  SEEK_ORIGIN,
  SHMGET_FLAGS,
  SIGNAL,
  SOCKET_FAMILY,
  SOCKET_LEVEL,
  /** Depends on the level before it. */
  SOCKET_OPTION,
  SOCKET_TYPE,
  SOCKETCALL,
  UMOUNT_FLAGS,
  USER;

  /** Returns true if the words depend on another argument of the call, too. */
  boolean dependsOnOthers() {
    return switch (this) {
      case CREATED_MODE, FCNTL_ARGUMENT, PRCTL_ARGUMENT, SOCKET_OPTION -> true;
      default -> false;
    };
  }

  /** Returns the rule for argument 0 to 3 of a call, by its name in {@link SyscallTable}. */
  static ArgumentRule of(int argument, String syscall) {
    return switch (argument) {
      case 0 -> first(syscall);
      case 1 -> second(syscall);
      case 2 -> third(syscall);
      default -> fourth(syscall);
    };
  }

  private static ArgumentRule first(String syscall) {
    return switch (syscall) {
      case "faccessat",
          "faccessat2",
          "fchmodat",
          "fchownat",
          "file_getattr",
          "file_setattr",
          "futimensat",
          "futimesat",
          "getxattrat",
          "linkat",
          "listxattrat",
          "mkdirat",
          "mknodat",
          "name_to_handle_at",
          "newfstatat",
          "openat",
          "openat2",
          "readlinkat",
          "removexattrat",
          "renameat",
          "renameat2",
          "setxattrat",
          "unlinkat",
          "utimensat" ->
          DIRECTORY;
      case "setfsuid", "setresuid", "setreuid", "setuid" -> USER;
      case "setfsgid", "setgid", "setregid", "setresgid" -> GROUP;
      case "bpf" -> BPF_COMMAND;
      case "clock_settime" -> CLOCK;
      case "clone", "unshare" -> CLONE_FLAGS;
      case "exit", "exit_group" -> EXIT_STATUS;
      case "getrlimit", "setrlimit" -> RLIMIT;
      case "personality" -> PERSONALITY;
      case "prctl" -> PRCTL_OPTION;
      case "ptrace" -> PTRACE_REQUEST;
      case "rt_sigaction" -> SIGNAL;
      case "socket" -> SOCKET_FAMILY;
      case "socketcall" -> SOCKETCALL;
      default -> HEX;
    };
  }

  private static ArgumentRule second(String syscall) {
    return switch (syscall) {
      case "access" -> ACCESS_MODE;
      case "chmod", "creat", "fchmod", "mkdir" -> MODE_SHORT;
      case "chown", "chown32", "setresuid", "setreuid" -> USER;
      case "setregid", "setresgid" -> GROUP;
      case "epoll_ctl" -> EPOLL_OPERATION;
      case "fcntl", "fcntl64" -> FCNTL_COMMAND;
      case "fsconfig" -> FSCONFIG_COMMAND;
      case "fsmount" -> FSMOUNT_FLAGS;
      case "fsopen" -> FSOPEN_FLAGS;
      case "getsockopt", "setsockopt" -> SOCKET_LEVEL;
      case "ioctl" -> IOCTL;
      case "kill", "tkill" -> SIGNAL;
      case "mknod" -> MODE;
      case "mq_open", "open" -> OPEN_FLAGS;
      case "prctl" -> PRCTL_ARGUMENT;
      case "sched_setscheduler" -> SCHEDULING_POLICY;
      case "setns" -> CLONE_FLAGS;
      case "socket" -> SOCKET_TYPE;
      case "umount2" -> UMOUNT_FLAGS;
      default -> HEX;
    };
  }

  private static ArgumentRule third(String syscall) {
    return switch (syscall) {
      case "chown", "chown32", "setresgid" -> GROUP;
      case "setresuid" -> USER;
      case "faccessat", "faccessat2" -> ACCESS_MODE;
      case "fchmodat", "mkdirat", "mknodat" -> MODE_SHORT;
      case "fcntl", "fcntl64" -> FCNTL_ARGUMENT;
      case "fsmount" -> MOUNT_FLAGS;
      case "getsockopt", "setsockopt" -> SOCKET_OPTION;
      case "getxattrat", "listxattrat", "open_tree_attr", "removexattrat", "setxattrat" -> AT_FLAGS;
      case "linkat", "move_mount", "readlinkat", "renameat", "renameat2" -> DIRECTORY;
      case "lseek" -> SEEK_ORIGIN;
      case "mmap" -> PROTECTION;
      case "mprotect" -> CHANGED_PROTECTION;
      case "mq_open", "open" -> CREATED_MODE;
      case "open_by_handle_at", "openat" -> OPEN_FLAGS;
      case "recvmsg", "sendmsg" -> MESSAGE_FLAGS;
      case "shmget" -> SHMGET_FLAGS;
      case "socket" -> PROTOCOL;
      case "tgkill" -> SIGNAL;
      default -> HEX;
    };
  }

  private static ArgumentRule fourth(String syscall) {
    return switch (syscall) {
      case "faccessat", "faccessat2" -> FACCESSAT_FLAGS;
      case "mmap" -> MAP_FLAGS;
      case "mount" -> MOUNT_FLAGS;
      case "recv", "recvfrom", "recvmmsg", "send", "sendmmsg", "sendto" -> MESSAGE_FLAGS;
      default -> HEX;
    };
  }
}
