package io.jaudit.record;

import java.util.Locale;

/**
 * Lists the sets of record types that supply values to the same filters. A column of {@link
 * TypeTable} lists the classes of each type; a type may be in several.
 */
public enum RecordClass {
  /** System calls and io_uring operations. */
  SYSCALL,
  /** Reports about a task outside a system call. */
  TASK,
  /** Messages of programs. */
  USER,
  /** Decisions of programs that ask SELinux. */
  USER_AVC,
  /** Changes to groups, whose {@code id} is that of a group. */
  GROUP_CHANGE,
  /** Changes to the members of groups. */
  GROUP_MANAGEMENT,
  /** Resources of a virtual machine. */
  VIRTUAL_RESOURCE,
  /** Security labels of a virtual machine. */
  VIRTUAL_MACHINE,
  /** The login id of a process is set. */
  LOGIN,
  /** Reports of auditd about itself. */
  DAEMON,
  /** Connections of remote hosts to auditd. */
  DAEMON_CONNECTION,
  /** The configuration of auditing changes. */
  CONFIG,
  /** The configuration of mandatory access control changes. */
  MAC_CONFIG,
  /** Decisions of SELinux and AppArmor, which may also write types of its own. */
  AVC,
  /** Decisions of IPE and Landlock. */
  MAC_ACCESS,
  /** The labels that several security modules have for one subject or object. */
  LABELS,
  /** The path that an AVC record is about. */
  AVC_PATH,
  /** Anomalies that the kernel reports. */
  ANOMALY,
  /** Decisions of seccomp. */
  SECCOMP,
  /** Integrity measurements. */
  INTEGRITY,
  /** Changes to netfilter, and listeners to audit events. */
  KERNEL,
  /** A network packet. */
  PACKET,
  /** Terminal input. */
  TTY,
  /** The working directory. */
  CWD,
  /** A file. */
  PATH,
  /** A socket address. */
  SOCKADDR,
  /** An object of System V IPC. */
  IPC,
  /** The process that a signal is sent to. */
  OBJ_PID,
  /**
   * All types, in another class or not, but those about one thing of a system call, which have the
   * same few fields in every log: PATH, CWD, EXECVE, PROCTITLE and SOCKADDR.
   */
  OTHER_THAN_PARTS;

  /** Represents all record types, in a class or not, where a set of classes is expected. */
  public static final int ANY_TYPE = -1;

  /** Returns the set of these classes, for {@link RecordType#isAnyOf}. */
  @SuppressWarnings("EnumOrdinal") // a bit in memory, never stored
  public static int setOf(RecordClass... classes) {
    int set = 0;
    for (RecordClass one : classes) {
      set |= 1 << one.ordinal();
    }
    return set;
  }

  /** Returns the set of the classes with these names, joined by commas. */
  static int setOf(String names) {
    int set = 0;
    int start = 0;
    while (start < names.length()) {
      int comma = names.indexOf(',', start);
      int end = comma < 0 ? names.length() : comma;
      set |= setOf(valueOf(names.substring(start, end).toUpperCase(Locale.ROOT)));
      start = end + 1;
    }
    return set;
  }

  /** Returns true if the type of {@code record} is in this class. */
  public boolean has(AuditRecord record) {
    return record.type().isAnyOf(setOf(this));
  }
}
