package io.jaudit.filter;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.BitSet;

/**
 * A set of record types, and those that supply values to criteria (docs/ausearch-semantics.md §3.4,
 * whose short names stand in the comments). A type may be in several. Immutable.
 */
final class RecordClass {
  /** SYS. */
  static final RecordClass SYSCALL = of(RecordType.SYSCALL, RecordType.URINGOP);

  /** Reports on a task outside of a system call: TASK. */
  static final RecordClass TASK =
      of(RecordType.FEATURE_CHANGE, RecordType.ANOM_LINK, RecordType.DM_CTRL);

  /** What programs report: USR. */
  static final RecordClass USER = union(of(RecordType.USER), range(1100, 1199), range(2100, 2999));

  static final RecordClass USER_AVC = of(RecordType.USER_AVC);
  static final RecordClass GROUP_CHANGE =
      of(RecordType.ADD_GROUP, RecordType.DEL_GROUP, RecordType.GRP_MGMT);
  static final RecordClass GROUP_MANAGEMENT = of(RecordType.GRP_MGMT);
  static final RecordClass VIRTUAL_RESOURCE = of(RecordType.VIRT_RESOURCE);
  static final RecordClass VIRTUAL_MACHINE = of(RecordType.VIRT_MACHINE_ID);

  static final RecordClass LOGIN = of(RecordType.LOGIN);

  /** DMN1. */
  static final RecordClass DAEMON = union(range(1200, 1203), range(1205, 1206));

  /** DMN2. */
  static final RecordClass DAEMON_CONNECTION =
      of(RecordType.DAEMON_ACCEPT, RecordType.DAEMON_CLOSE);

  /** CFG. */
  static final RecordClass CONFIG = of(RecordType.CONFIG_CHANGE);

  /** MAC. */
  static final RecordClass MAC_CONFIG =
      range(RecordType.MAC_POLICY_LOAD, RecordType.MAC_UNLBL_STCDEL);

  /** AVC, of SELinux and of AppArmor, which may also write it as types of its own. */
  static final RecordClass AVC = union(of(RecordType.AVC), range(1500, 1507));

  static final RecordClass AVC_PATH = of(RecordType.AVC_PATH);

  /** ANOM. */
  static final RecordClass ANOMALY =
      of(RecordType.SECCOMP, RecordType.ANOM_ABEND, RecordType.ANOM_PROMISCUOUS);

  static final RecordClass SECCOMP = of(RecordType.SECCOMP);

  /** INTEG. */
  static final RecordClass INTEGRITY = range(1800, 1805);

  /** KRN. */
  static final RecordClass KERNEL = of(RecordType.NETFILTER_CFG, RecordType.EVENT_LISTENER);

  static final RecordClass PACKET = of(RecordType.NETFILTER_PKT);
  static final RecordClass TTY = of(RecordType.TTY);
  static final RecordClass CWD = of(RecordType.CWD);
  static final RecordClass PATH = of(RecordType.PATH);
  static final RecordClass SOCKADDR = of(RecordType.SOCKADDR);
  static final RecordClass IPC = of(RecordType.IPC);
  static final RecordClass OBJ_PID = of(RecordType.OBJ_PID);

  private final BitSet types;

  private RecordClass(BitSet types) {
    this.types = types;
  }

  static RecordClass of(int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    return new RecordClass(set);
  }

  /** The types from {@code first} to {@code last}, both included. */
  private static RecordClass range(int first, int last) {
    BitSet set = new BitSet();
    set.set(first, last + 1);
    return new RecordClass(set);
  }

  /** The types that are in any of {@code classes}. */
  static RecordClass union(RecordClass... classes) {
    BitSet set = new BitSet();
    for (RecordClass one : classes) {
      set.or(one.types);
    }
    return new RecordClass(set);
  }

  boolean has(AuditRecord record) {
    int number = record.type().number();
    return number >= 0 && types.get(number);
  }
}
