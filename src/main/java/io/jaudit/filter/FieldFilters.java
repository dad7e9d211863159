package io.jaudit.filter;

import static io.jaudit.filter.FieldCriterion.row;
import static io.jaudit.record.RecordClass.ANOMALY;
import static io.jaudit.record.RecordClass.AVC;
import static io.jaudit.record.RecordClass.CONFIG;
import static io.jaudit.record.RecordClass.DAEMON;
import static io.jaudit.record.RecordClass.GROUP_CHANGE;
import static io.jaudit.record.RecordClass.GROUP_MANAGEMENT;
import static io.jaudit.record.RecordClass.INTEGRITY;
import static io.jaudit.record.RecordClass.KERNEL;
import static io.jaudit.record.RecordClass.LOGIN;
import static io.jaudit.record.RecordClass.MAC_ACCESS;
import static io.jaudit.record.RecordClass.MAC_CONFIG;
import static io.jaudit.record.RecordClass.SECCOMP;
import static io.jaudit.record.RecordClass.SYSCALL;
import static io.jaudit.record.RecordClass.TASK;
import static io.jaudit.record.RecordClass.TTY;
import static io.jaudit.record.RecordClass.USER;

import io.jaudit.describe.SecurityLabel;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import java.util.List;

/**
 * Creates the filters that compare fields, named after ausearch's options: each is the fields and
 * record types that it reads, which are the tables of docs/ausearch-semantics.md §3.4 and §3.5, and
 * the comparison.
 *
 * <p>An event matches if any of its records has a matching value; a record without the field never
 * matches. In ausearch the value of one record replaces that of another; here any record counts
 * (docs/ausearch-differences.md nos. 1, 6 to 11). All are immutable and safe for use by several
 * threads.
 */
public final class FieldFilters {
  private FieldFilters() {}

  private static final FieldCriterion PID =
      FieldCriterion.of(
          row(
              FieldId.PID,
              SYSCALL,
              TASK,
              USER,
              LOGIN,
              DAEMON,
              AVC,
              MAC_ACCESS,
              ANOMALY,
              INTEGRITY,
              TTY,
              KERNEL));

  /** Returns the filter of {@code -p}. */
  public static EventFilter pid(long pid) {
    return PID.matching(WantedId.numbered(pid));
  }

  private static final FieldCriterion PPID = FieldCriterion.of(row(FieldId.PPID, SYSCALL, TASK));

  /** Returns the filter of {@code -pp}. */
  public static EventFilter parentPid(long pid) {
    return PPID.matching(WantedId.numbered(pid));
  }

  private static final FieldCriterion UID =
      FieldCriterion.of(
          row(FieldId.UID, SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, INTEGRITY, TTY, KERNEL));

  /** Returns the filter of {@code -ui}. */
  public static EventFilter uid(WantedId user) {
    return UID.matching(user);
  }

  private static final FieldCriterion EUID = FieldCriterion.of(row(FieldId.EUID, SYSCALL, TASK));

  /** Returns the filter of {@code -ue}. */
  public static EventFilter effectiveUid(WantedId user) {
    return EUID.matching(user);
  }

  private static final RecordClass[] OF_SESSIONS = {
    SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, CONFIG, MAC_CONFIG, INTEGRITY, TTY, KERNEL
  };

  private static final FieldCriterion LOGIN_UID =
      FieldCriterion.of(row(FieldId.AUID, OF_SESSIONS), row(FieldId.LOGINUID, OF_SESSIONS));

  /** Returns the filter of {@code -ul}. */
  public static EventFilter loginUid(WantedId user) {
    return LOGIN_UID.matching(user);
  }

  /** Returns the filter of {@code -ua}: as user, effective user or login user. */
  public static EventFilter anyUid(WantedId user) {
    return Filters.any(List.of(uid(user), effectiveUid(user), loginUid(user)));
  }

  private static final FieldCriterion GID =
      FieldCriterion.of(
          row(FieldId.GID, SYSCALL, TASK, ANOMALY, GROUP_MANAGEMENT),
          row(FieldId.ID, GROUP_CHANGE));

  /** Returns the filter of {@code -gi}. */
  public static EventFilter gid(WantedId group) {
    return GID.matching(group);
  }

  private static final FieldCriterion EGID = FieldCriterion.of(row(FieldId.EGID, SYSCALL, TASK));

  /** Returns the filter of {@code -ge}. */
  public static EventFilter effectiveGid(WantedId group) {
    return EGID.matching(group);
  }

  /** Returns the filter of {@code -ga}: as group or effective group. */
  public static EventFilter anyGid(WantedId group) {
    return Filters.any(List.of(gid(group), effectiveGid(group)));
  }

  private static final FieldCriterion SESSION = FieldCriterion.of(row(FieldId.SES, OF_SESSIONS));

  /** Returns the filter of {@code --session}; -1 is 4294967295, an unset session. */
  public static EventFilter session(long session) {
    return SESSION.matching(WantedId.numbered(session));
  }

  static final FieldCriterion SYSCALL_NUMBER =
      FieldCriterion.of(row(FieldId.SYSCALL, SYSCALL, SECCOMP), row(FieldId.URING_OP, SYSCALL));

  /** Returns the filter of {@code -sc NUMBER}, of any arch. */
  public static EventFilter syscall(long number) {
    return SYSCALL_NUMBER.matching(new IsSyscall(number));
  }

  /**
   * Returns the filter of {@code -sc NAME}: the call of that name, in any case, on the arch of each
   * record.
   */
  public static EventFilter syscall(String name) {
    return SYSCALL_NUMBER.matching(new SyscallNamed(name));
  }

  private static final FieldCriterion ARCH = FieldCriterion.of(row(FieldId.ARCH, SYSCALL, SECCOMP));

  /** Returns the filter of {@code --arch}. */
  public static EventFilter arch(Arch arch) {
    return ARCH.matching(new IsArch(arch));
  }

  private static final FieldCriterion EXIT = FieldCriterion.of(row(FieldId.EXIT, SYSCALL));

  /** Returns the filter of {@code -e NUMBER}. */
  public static EventFilter exit(long value) {
    return EXIT.matching(new IsExit(value));
  }

  /**
   * Returns the filter of {@code -e ERRNO}: the call failed with this error. The kernel writes it
   * as a negative number; a positive one is an error only on an arch that reports failure
   * separately from the value.
   */
  public static EventFilter exitError(int errno) {
    return EXIT.matching(new IsError(errno));
  }

  private static final FieldCriterion KEY =
      FieldCriterion.of(row(FieldId.KEY, SYSCALL, CONFIG, MAC_CONFIG));

  /** Returns the filter of {@code -k}: any of the keys of a record, including {@code (null)}. */
  public static EventFilter key(String key, TextMatch match) {
    return KEY.matching(new TextPart(TextPart.Part.ANY_KEY, new WantedText(key, match)));
  }

  private static final FieldCriterion COMMAND =
      FieldCriterion.of(
          row(FieldId.COMM, SYSCALL, TASK, AVC, MAC_ACCESS, USER, ANOMALY, INTEGRITY, TTY, KERNEL));

  /** Returns the filter of {@code -c}. */
  public static EventFilter command(String name, TextMatch match) {
    return COMMAND.matching(new WantedText(name, match));
  }

  private static final FieldCriterion EXECUTABLE =
      FieldCriterion.of(row(FieldId.EXE, SYSCALL, TASK, USER, ANOMALY, KERNEL));

  /** Returns the filter of {@code -x}. */
  public static EventFilter executable(String path, TextMatch match) {
    return EXECUTABLE.matching(new WantedText(path, match));
  }

  private static final FieldCriterion TERMINAL =
      FieldCriterion.of(row(FieldId.TTY, SYSCALL, TASK, KERNEL), row(FieldId.TERMINAL, USER));

  /** Returns the filter of {@code -tm}. */
  public static EventFilter terminal(String name, TextMatch match) {
    return TERMINAL.matching(new WantedText(name, match));
  }

  private static final FieldCriterion VM_NAME = FieldCriterion.of(row(FieldId.VM, USER));

  /** Returns the filter of {@code -vm}. */
  public static EventFilter vmName(String name, TextMatch match) {
    return VM_NAME.matching(new WantedText(name, match));
  }

  private static final FieldCriterion UUID = FieldCriterion.of(row(FieldId.UUID, USER));

  /** Returns the filter of {@code -uu}. */
  public static EventFilter uuid(String uuid, TextMatch match) {
    return UUID.matching(new TextPart(TextPart.Part.BEFORE_COLON, new WantedText(uuid, match)));
  }

  private static final FieldCriterion SUBJECT = FieldCriterion.of(SecurityLabel.ofSubjects());

  /** Returns the filter of {@code -su}. */
  public static EventFilter subject(String context, TextMatch match) {
    return SUBJECT.matching(new WantedText(context, match));
  }

  private static final FieldCriterion OBJECT = FieldCriterion.of(SecurityLabel.ofObjects());

  /** Returns the filter of {@code -o}. */
  public static EventFilter object(String context, TextMatch match) {
    return OBJECT.matching(new WantedText(context, match));
  }

  /** Returns the filter of {@code -se}: as subject or object. */
  public static EventFilter context(String context, TextMatch match) {
    return Filters.any(List.of(subject(context, match), object(context, match)));
  }
}
