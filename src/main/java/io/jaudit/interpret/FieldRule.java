package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.NameTable;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * How the value of a field is to be read, by the name of the field and the type of its record
 * (docs/ausearch-semantics.md §6.2). {@link FieldInterpreter} does the reading.
 */
public enum FieldRule {
  /** No rule: the value stands for itself. */
  AS_IS(""),
  /** A security label: stands for itself, and a comma is part of it. */
  LABEL("subj obj scontext tcontext vm-ctx img-ctx"),
  /** A network address as text: stands for itself. */
  ADDRESS("addr"),
  USER("auid uid euid suid fsuid ouid oauid old-auid iuid id inode_uid sauid obj_uid"),
  GROUP("gid egid sgid fsgid ogid igid inode_gid obj_gid new_gid"),
  ARCH("arch"),
  SYSCALL("syscall"),
  URING_OP("uring_op"),
  EXIT("exit"),
  SUCCESS("res result"),
  /** What a program says; a rule only while it is looked up. */
  MESSAGE("msg"),
  /** In quotes, or without. */
  TEXT(""),
  /** In quotes or in hex. */
  ESCAPED(
      "path comm exe file name watch cwd cmd acct dir vm old-chardev new-chardev "
          + "old-disk new-disk old-fs new-fs old-net new-net old-rng new-rng device "
          + "cgroup ocomm grp new_group invalid_context sw root_dir apparmor operation "
          + "denied_mask info profile requested_mask"),
  KEY("key"),
  PROCTITLE("proctitle"),
  /** What was typed at a terminal. */
  TYPED("data"),
  SESSION("ses"),
  PERMISSIONS("perm perm_mask"),
  MODE("mode"),
  /** The mode of a new file, which is of one kind. */
  MODE_SHORT(""),
  SOCKET_ADDRESS("saddr"),
  PROMISCUOUS("prom old_prom"),
  CAPABILITY("capability"),
  CAPABILITIES(
      "cap_pi cap_pe cap_pp cap_pa cap_fi cap_fp fp fi old_pp old_pi old_pe old_pa "
          + "new_pp new_pi new_pe pp pi pe pa"),
  A0("a0"),
  A1("a1"),
  A2("a2"),
  A3("a3"),
  SIGNAL("sig sigev_signo"),
  RULE_LIST("list"),
  NETFILTER_PROTOCOL("family"),
  ICMP_TYPE("icmptype"),
  PROTOCOL("proto"),
  PERSONALITY("per"),
  SECCOMP("code"),
  OPEN_FLAGS("oflag"),
  MMAP_FLAGS("flags"),
  /** The flags of a PATH record of early kernels of 2.6. */
  LOOKUP_FLAGS(""),
  RESOLVE_FLAGS("resolve"),
  HOOK("hook"),
  ACTION("action"),
  MAC_PROTOCOL("macproto"),
  IOCTL("ioctlcmd"),
  FANOTIFY("resp"),
  NETLINK_GROUP("nl-mcgrp"),
  TRUST("subj_trust obj_trust"),
  FAN_TYPE("fan_type"),
  FAN_INFO("fan_info"),
  ERROR("errno");

  /** With a blank between. */
  private final String names;

  FieldRule(String names) {
    this.names = names;
  }

  /** Apart, as an enum's own fields are not there while it is made. */
  private static final class Named {
    static final NameTable NAMES;
    static final FieldRule[] RULES;

    static {
      List<String> names = new ArrayList<>(128);
      List<FieldRule> rules = new ArrayList<>(128);
      for (FieldRule rule : values()) {
        for (String name : rule.names.split(" ", -1)) {
          names.add(name); // empty for a rule without names
          rules.add(rule);
        }
      }
      NAMES = new NameTable(names.toArray(new String[0]));
      RULES = rules.toArray(new FieldRule[0]);
    }
  }

  /** The rule for the field named {@code name} in a record of this type. */
  public static FieldRule of(RecordType type, ByteSlice name) {
    int length = name.length();
    boolean argument =
        type.number() == RecordType.EXECVE
            && length > 1
            && isArgument(name.at(0), name.at(1), name.at(length - 1));
    return argument ? ESCAPED : of(type, Named.NAMES.find(name), length);
  }

  /** As {@link #of(RecordType, ByteSlice)}, for the field at {@code index}. */
  public static FieldRule of(RecordType type, Fields fields, int index) {
    return type.number() == RecordType.EXECVE
        ? of(type, fields.name(index))
        : of(type, fields.find(index, Named.NAMES), fields.nameLength(index));
  }

  /** As {@link #of(RecordType, ByteSlice)}, for the name at {@code [from, to)} of {@code text}. */
  static FieldRule of(RecordType type, byte[] text, int from, int to) {
    boolean argument =
        type.number() == RecordType.EXECVE
            && to - from > 1
            && isArgument(text[from], text[from + 1], text[to - 1]);
    return argument ? ESCAPED : of(type, Named.NAMES.find(text, from, to), to - from);
  }

  private static FieldRule of(RecordType type, int found, int length) {
    FieldRule rule = found == NameTable.NONE ? AS_IS : Named.RULES[found];
    return switch (rule) {
      case AS_IS -> type.number() == RecordType.TRUSTED_APP ? TEXT : rule;
      case MESSAGE -> type.number() == RecordType.USER_TTY ? ESCAPED : AS_IS;
      case SOCKET_ADDRESS ->
          type.number() == RecordType.AVC || type.number() == RecordType.NETFILTER_PKT
              ? AS_IS
              : rule;
      case MMAP_FLAGS -> type.number() == RecordType.PATH ? LOOKUP_FLAGS : rule;
      case MODE -> type.number() == RecordType.MQ_OPEN ? MODE_SHORT : rule;
      case CAPABILITIES -> type.number() == RecordType.CRYPTO_KEY_USER ? AS_IS : rule;
      case USER -> length == 2 && isOfGroup(type) ? GROUP : rule; // named id
      default -> rule;
    };
  }

  /**
   * True where the value is a number, or hex of a structure, that stands for words; false where it
   * is text, however encoded.
   */
  public boolean hasWords() {
    return switch (this) {
      case AS_IS, LABEL, ADDRESS, MESSAGE, TEXT, ESCAPED, KEY, PROCTITLE -> false;
      default -> true;
    };
  }

  /** True where a value without quotes that is all hex stands for other bytes. */
  boolean isEncoded() {
    return this == ESCAPED || this == KEY || this == PROCTITLE || this == TYPED;
  }

  private static boolean isOfGroup(RecordType type) {
    return type.number() == RecordType.ADD_GROUP
        || type.number() == RecordType.DEL_GROUP
        || type.number() == RecordType.GRP_MGMT;
  }

  /** {@code a0}, {@code a1[2]}; not {@code argc} and {@code a1_len}. */
  private static boolean isArgument(byte first, byte second, byte last) {
    return first == 'a' && Ascii.isDigit(second) && last != 'n';
  }
}
