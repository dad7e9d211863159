package io.jaudit.report;

import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Record types that belong together, by the ranges of numbers in the kernel's {@code audit.h} and
 * the {@code audit-records.h} of audit. Immutable.
 */
enum TypeGroup {
  CONFIG("CONFIG_CHANGE DAEMON_CONFIG NETFILTER_CFG FEATURE_CHANGE USYS_CONFIG"),
  ACCOUNTS(
      "USER_MGMT GRP_MGMT USER_CHAUTHTOK GRP_CHAUTHTOK ADD_USER DEL_USER ADD_GROUP DEL_GROUP"
          + " ACCT_LOCK ACCT_UNLOCK CHGRP_ID CHUSER_ID ROLE_ASSIGN ROLE_REMOVE ROLE_MODIFY"),
  LOGINS("USER_LOGIN"),
  SESSIONS("USER_LOGIN LOGIN"),
  AUTHENTICATIONS("USER_AUTH GRP_AUTH"),
  DECISIONS("AVC USER_AVC SELINUX_ERR USER_SELINUX_ERR AVC_PATH", 1500, 1599),
  MAC("", 1403, 1499, 2300, 2399),
  ANOMALIES("", 1700, 1799, 2100, 2199),
  RESPONSES("", 2200, 2299),
  CRYPTO("", 1600, 1699, 2400, 2499),
  INTEGRITY("", 1800, 1899),
  VIRT("", 2500, 2599),
  TTY("TTY USER_TTY"),
  EXECS("EXECVE"),
  /** What aureport counts as changes of the configuration. */
  AUREPORT_CONFIG(
      "CONFIG_CHANGE DAEMON_CONFIG NETFILTER_CFG FEATURE_CHANGE USYS_CONFIG"
          + " USER_MAC_CONFIG_CHANGE",
      1403,
      1417),
  /** What aureport counts as changes of accounts, groups or roles. */
  AUREPORT_ACCOUNTS(
      "USER_MGMT GRP_MGMT USER_CHAUTHTOK ADD_USER DEL_USER ADD_GROUP DEL_GROUP ROLE_ASSIGN"
          + " ROLE_REMOVE"),
  /** What aureport counts as failed authentications if it failed. */
  AUREPORT_FAILED_AUTHENTICATIONS("USER_AUTH GRP_AUTH USER_MGMT"),
  AUREPORT_DECISIONS("AVC USER_AVC"),
  AUREPORT_MAC("", 1403, 1417, 2300, 2399);

  /** The highest number of a type in a group. */
  private static final int HIGHEST = 2999;

  private static final int[] GROUPS = groups();

  @SuppressWarnings("ImmutableEnumChecker") // not changed after construction
  private final BitSet numbers = new BitSet();

  @SuppressWarnings("ImmutableEnumChecker") // not changed after construction
  private final List<String> names = new ArrayList<>();

  /**
   * @param names of types, with blanks between them
   * @param ranges the first and the last number of each range
   */
  TypeGroup(String names, int... ranges) {
    List<String> wanted = List.of(names.split(" ", -1));
    for (RecordType type : RecordType.all()) {
      boolean isIn = wanted.contains(type.name());
      for (int i = 0; i < ranges.length; i += 2) {
        isIn |= type.number() >= ranges[i] && type.number() <= ranges[i + 1];
      }
      if (isIn) {
        numbers.set(type.number());
        this.names.add(type.name());
      }
    }
  }

  /** Returns true if a record of this type is in the group. */
  boolean has(RecordType type) {
    return (groupsOf(type) & bit()) != 0;
  }

  /** Returns a bit for each group that a record of this type is in. */
  static int groupsOf(RecordType type) {
    int number = type.number();
    return number >= 0 && number < GROUPS.length ? GROUPS[number] : 0;
  }

  private static int[] groups() {
    int[] groups = new int[HIGHEST + 1];
    for (TypeGroup group : values()) {
      for (int i = group.numbers.nextSetBit(0); i >= 0; i = group.numbers.nextSetBit(i + 1)) {
        groups[i] |= group.bit();
      }
    }
    return groups;
  }

  /** Returns the bit of this group in {@link #groupsOf}. */
  @SuppressWarnings("EnumOrdinal") // a bit in memory, which is not kept
  int bit() {
    return 1 << ordinal();
  }

  /** Returns how many of these types the records have. */
  int distinct(RecordList records) {
    int types = 0;
    for (int i = 0; i < records.size(); i++) {
      int number = records.get(i).type().number();
      boolean isFirst = number >= 0 && numbers.get(number);
      for (int j = 0; isFirst && j < i; j++) {
        isFirst = records.get(j).type().number() != number;
      }
      types += isFirst ? 1 : 0;
    }
    return types;
  }

  /** Returns the expression that is true for events with such a record. */
  String condition() {
    return names.size() == 1
        ? "type = " + names.get(0)
        : "type in (" + String.join(", ", names) + ")";
  }
}
