package io.jaudit.interpret.field;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects how to interpret the value of a field, by the name of the field and the type of its
 * record (docs/ausearch-semantics.md §6.2). {@link FieldInterpreter} interprets it.
 */
public enum FieldRule {
  /** No rule: the value is printed unchanged. */
  AS_IS,
  /** A security label: printed unchanged, including commas. */
  LABEL,
  /** A security label in quotes, in hex or bare; a comma is part of it. */
  ENCODED_LABEL,
  /** A label of AppArmor: in quotes, printed unchanged, or in hex. */
  DECISION_LABEL,
  /** A network address as text: printed unchanged. */
  ADDRESS,
  USER,
  GROUP,
  ARCH,
  SYSCALL,
  URING_OP,
  EXIT,
  SUCCESS,
  /** The message of a program; used only during the look-up. */
  MESSAGE,
  /** In quotes, or without. */
  TEXT,
  /** In quotes or in hex. */
  ESCAPED,
  KEY,
  PROCTITLE,
  /** Terminal input. */
  TYPED,
  SESSION,
  PERMISSIONS,
  MODE,
  /** The mode of a new file, which is of one kind. */
  MODE_SHORT,
  SOCKET_ADDRESS,
  PROMISCUOUS,
  CAPABILITY,
  CAPABILITIES,
  A0,
  A1,
  A2,
  A3,
  SIGNAL,
  RULE_LIST,
  NETFILTER_PROTOCOL,
  ICMP_TYPE,
  PROTOCOL,
  PERSONALITY,
  SECCOMP,
  OPEN_FLAGS,
  MMAP_FLAGS,
  /** The flags of a PATH record of early kernels of 2.6. */
  LOOKUP_FLAGS,
  RESOLVE_FLAGS,
  HOOK,
  ACTION,
  MAC_PROTOCOL,
  IOCTL,
  FANOTIFY,
  NETLINK_GROUP,
  TRUST,
  FAN_TYPE,
  FAN_INFO,
  ERROR;

  private static final int GROUP_CHANGE = RecordClass.setOf(RecordClass.GROUP_CHANGE);
  private static final int DECISIONS = RecordClass.setOf(RecordClass.AVC, RecordClass.USER_AVC);

  /** The rules by field number; found on first use. */
  private static final class ById {
    static final @Nullable FieldRule[] RULES = new FieldRule[FieldId.highest() + 1];
  }

  /** The fields with the capabilities of a file, of which each PATH record has several. */
  private static final class OfFiles {
    static final boolean[] IDS = new boolean[FieldId.highest() + 1];

    static {
      for (int id = 0; id < IDS.length; id++) {
        IDS[id] = FieldId.name(id).startsWith("cap_");
      }
    }
  }

  /** Returns the rule for the field named {@code name} in a record of this type. */
  public static FieldRule of(RecordType type, ByteSlice name) {
    int length = name.length();
    boolean argument =
        type.number() == RecordType.EXECVE
            && length > 1
            && isArgument(name.at(0), name.at(1), name.at(length - 1));
    return argument ? ESCAPED : of(type, FieldId.of(name));
  }

  /** Like {@link #of(RecordType, ByteSlice)}, for the field at {@code index}. */
  public static FieldRule of(RecordType type, Fields fields, int index) {
    return type.number() == RecordType.EXECVE
        ? of(type, fields.name(index))
        : of(type, fields.id(index));
  }

  /**
   * Like {@link #of(RecordType, ByteSlice)}, for the name at {@code [from, to)} of {@code text}.
   */
  static FieldRule of(RecordType type, byte[] text, int from, int to) {
    boolean argument =
        type.number() == RecordType.EXECVE
            && to - from > 1
            && isArgument(text[from], text[from + 1], text[to - 1]);
    return argument ? ESCAPED : of(type, FieldId.of(text, from, to));
  }

  static FieldRule of(RecordType type, int id) {
    FieldRule rule = ofTable(id);
    return switch (rule) {
      case AS_IS -> type.number() == RecordType.TRUSTED_APP ? TEXT : rule;
      case MESSAGE -> type.number() == RecordType.USER_TTY ? ESCAPED : AS_IS;
      case SOCKET_ADDRESS ->
          type.number() == RecordType.AVC || type.number() == RecordType.NETFILTER_PKT
              ? AS_IS
              : rule;
      case MMAP_FLAGS -> type.number() == RecordType.PATH ? LOOKUP_FLAGS : rule;
      case MODE -> type.number() == RecordType.MQ_OPEN ? MODE_SHORT : rule;
      case CAPABILITIES ->
          OfFiles.IDS[id]
                  || type.number() == RecordType.BPRM_FCAPS
                  || type.number() == RecordType.CAPSET
              ? rule
              : AS_IS;
      case ACTION -> type.number() == RecordType.NETFILTER_PKT ? rule : AS_IS;
      case DECISION_LABEL -> type.isAnyOf(DECISIONS) ? rule : AS_IS;
      case USER -> id == FieldId.ID && type.isAnyOf(GROUP_CHANGE) ? GROUP : rule;
      default -> rule;
    };
  }

  private static FieldRule ofTable(int id) {
    FieldRule rule = ById.RULES[id];
    if (rule == null) {
      String word = FieldId.rule(id);
      rule = word.isEmpty() ? AS_IS : valueOf(word.toUpperCase(Locale.ROOT));
      ById.RULES[id] = rule;
    }
    return rule;
  }

  /**
   * Returns true if the value is a number or a structure in hex that is printed as words; false if
   * it is text, however encoded.
   */
  public boolean hasWords() {
    return switch (this) {
      case AS_IS,
          LABEL,
          ENCODED_LABEL,
          DECISION_LABEL,
          ADDRESS,
          MESSAGE,
          TEXT,
          ESCAPED,
          KEY,
          PROCTITLE ->
          false;
      default -> true;
    };
  }

  /** Returns true if an unquoted value of hex digits is encoded text. */
  boolean isEncoded() {
    return this == ESCAPED
        || this == ENCODED_LABEL
        || this == DECISION_LABEL
        || this == KEY
        || this == PROCTITLE
        || this == TYPED;
  }

  /** {@code a0}, {@code a1[2]}; not {@code argc} and {@code a1_len}. */
  private static boolean isArgument(byte first, byte second, byte last) {
    return first == 'a' && Ascii.isDigit(second) && last != 'n';
  }
}
