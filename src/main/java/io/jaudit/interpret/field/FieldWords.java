package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.interpret.tables.ConstantTable;
import io.jaudit.interpret.tables.Protocols;

/**
 * Interprets small numbers as words (docs/ausearch-semantics.md §6.3). All methods return false and
 * append nothing if the value is not encoded. Stateless.
 */
final class FieldWords {
  private static final long UNSET_SESSION = 0xffff_ffffL;
  private static final int ARP = 3;
  private static final int RULE_INFO = 1;
  private static final long SECCOMP_ACTION = 0xffff_0000L;
  private static final String[] PERMISSIONS = {"read", "write", "exec", "attr"};
  private static final int[] PERMISSION_BITS = {4, 2, 1, 8};
  private static final String[] HOOKS = {
    "PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING", "BROUTING"
  };
  private static final String[] ARP_HOOKS = {"INPUT", "OUTPUT", "FORWARD"};
  private static final String[] ACTIONS = {"ACCEPT", "DROP", "REJECT"};

  /** Separate, so that each is read only if a record needs it. */
  private static final class NetfilterProtocols {
    static final ConstantTable TABLE = ConstantTable.load("netfilter-protocols.tsv");
  }

  private static final class IcmpTypes {
    static final ConstantTable TABLE = ConstantTable.load("icmp-types.tsv");
  }

  private static final class RuleLists {
    static final ConstantTable TABLE = ConstantTable.load("rule-lists.tsv");
  }

  private static final class SeccompActions {
    static final ConstantTable TABLE = ConstantTable.load("seccomp-actions.tsv");
  }

  private static final class ResolveFlags {
    static final ConstantTable TABLE = ConstantTable.load("resolve-flags.tsv");
  }

  private static final class LookupFlags {
    static final ConstantTable TABLE = ConstantTable.load("lookup-flags.tsv");
  }

  private FieldWords() {}

  /** Appends the words for {@code [from, to)} of {@code text} by a rule without its own method. */
  static boolean append(FieldRule rule, ByteSlice text, int from, int to, ByteBuilder out) {
    return switch (rule) {
      case SUCCESS -> appendSuccess(text, from, to, out);
      case SESSION -> appendSession(WholeNumber.decimal(text, from, to), out);
      case PERMISSIONS -> appendPermissions(WholeNumber.decimal(text, from, to), out);
      case PROMISCUOUS -> appendPromiscuous(WholeNumber.decimal(text, from, to), out);
      case RULE_LIST ->
          appendName(RuleLists.TABLE, WholeNumber.decimal(text, from, to), "unknown-list(", out);
      case NETFILTER_PROTOCOL ->
          appendName(
              NetfilterProtocols.TABLE,
              WholeNumber.decimal(text, from, to),
              "unknown-netfilter-protocol(",
              out);
      case ICMP_TYPE ->
          appendName(
              IcmpTypes.TABLE, WholeNumber.decimal(text, from, to), "unknown-icmp-type(", out);
      case SIGNAL -> appendSignal(WholeNumber.decimal(text, from, to), out);
      case CAPABILITY -> appendCapability(WholeNumber.decimal(text, from, to), out);
      case CAPABILITIES -> appendCapabilities(WholeNumber.hexadecimal(text, from, to), out);
      case PROTOCOL -> appendProtocol(WholeNumber.decimal(text, from, to), out);
      case PERSONALITY -> appendPersonality(text, from, to, out);
      case IOCTL -> appendIoctl(WholeNumber.hexadecimal(text, from, to), out);
      case OPEN_FLAGS -> appendOpenFlags(WholeNumber.prefixed(text, from, to), out);
      case MMAP_FLAGS -> appendMmapFlags(WholeNumber.hexadecimal(text, from, to), out);
      case MODE_SHORT -> appendShortMode(WholeNumber.octal(text, from, to), out);
      case SECCOMP -> appendSeccomp(text, from, to, out);
      case RESOLVE_FLAGS ->
          appendFlags(ResolveFlags.TABLE, WholeNumber.hexadecimal(text, from, to), "|", out);
      case LOOKUP_FLAGS -> appendLookup(WholeNumber.hexadecimal(text, from, to), out);
      case ACTION ->
          appendFrom(ACTIONS, WholeNumber.hexadecimal(text, from, to), "unknown-action(", out);
      case MAC_PROTOCOL -> appendMacProtocol(WholeNumber.hexadecimal(text, from, to), out);
      case FANOTIFY -> appendAnswer(WholeNumber.decimal(text, from, to), out);
      case NETLINK_GROUP -> appendNetlinkGroup(WholeNumber.decimal(text, from, to), out);
      case TRUST -> appendTrust(WholeNumber.decimal(text, from, to), out);
      case FAN_TYPE -> appendFanType(WholeNumber.decimal(text, from, to), out);
      default -> false;
    };
  }

  /** Appends the netfilter hook at which a packet of this family was examined. */
  static boolean appendHook(long family, long hook, ByteBuilder out) {
    return appendFrom(family == ARP ? ARP_HOOKS : HOOKS, hook, "unknown-hook(", out);
  }

  /** Appends the number of the fanotify rule that decided, logged in hex. */
  static boolean appendRuleNumber(
      long answerKind, ByteSlice text, int from, int to, ByteBuilder out) {
    long number = WholeNumber.hexadecimal(text, from, to);
    if (answerKind != RULE_INFO || number == WholeNumber.NONE) {
      return false;
    }
    out.appendDecimal(number);
    return true;
  }

  private static boolean appendSignal(long signal, ByteBuilder out) {
    return signal != WholeNumber.NONE && named(ConstantNames.SIGNAL, signal, out);
  }

  private static boolean appendCapability(long capability, ByteBuilder out) {
    return capability != WholeNumber.NONE && named(ConstantNames.CAPABILITY, capability, out);
  }

  /** Of a mask with unknown bits, the known capabilities are shown. */
  private static boolean appendCapabilities(long mask, ByteBuilder out) {
    if (mask == WholeNumber.NONE) {
      return false;
    }
    int start = out.length();
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      String name = ConstantNames.CAPABILITY.name(Long.numberOfTrailingZeros(rest));
      if (name != null) {
        out.append(out.length() == start ? "" : ",").append(name);
      }
    }
    return out.length() > start || word("none", out);
  }

  private static boolean appendProtocol(long number, ByteBuilder out) {
    if (number == WholeNumber.NONE) {
      return false;
    }
    String name = Protocols.name(number);
    return word(name == null ? "undefined protocol" : name, out);
  }

  private static boolean appendPersonality(ByteSlice text, int from, int to, ByteBuilder out) {
    long number = WholeNumber.hexadecimal(text, from, to);
    if (number == WholeNumber.NONE) {
      return false;
    }
    if (!FlagText.appendPersonality(number, out)) {
      ConstantNames.PERSONALITY.appendUnknown("0x", text.slice(from, to), out);
    }
    return true;
  }

  private static boolean appendIoctl(long request, ByteBuilder out) {
    return request != WholeNumber.NONE
        && (ConstantNames.IOCTL.append(request, out)
            || word("0x".concat(Long.toHexString(request)), out));
  }

  private static boolean appendOpenFlags(long flags, ByteBuilder out) {
    return flags != WholeNumber.NONE && FlagText.appendOpen(flags, out);
  }

  private static boolean appendMmapFlags(long flags, ByteBuilder out) {
    return flags != WholeNumber.NONE && FlagText.appendMap(flags, out);
  }

  private static boolean appendShortMode(long mode, ByteBuilder out) {
    if (mode == WholeNumber.NONE) {
      return false;
    }
    FileMode.appendShort(mode, out);
    return true;
  }

  private static boolean named(ConstantNames names, long number, ByteBuilder out) {
    if (!names.append(number, out)) {
      names.appendUnknown((int) number, out);
    }
    return true;
  }

  private static boolean appendSuccess(ByteSlice text, int from, int to, ByteBuilder out) {
    long number = WholeNumber.decimal(text, from, to);
    return number != WholeNumber.NONE
        && word(number == 1 ? "yes" : number == 0 ? "no" : "unset", out);
  }

  private static boolean appendSession(long session, ByteBuilder out) {
    return session == UNSET_SESSION && word("unset", out);
  }

  /** A watch without permissions watches all of them. */
  private static boolean appendPermissions(long bits, ByteBuilder out) {
    if (bits < 0 || bits > 15) {
      return false;
    }
    int start = out.length();
    for (int i = 0; i < PERMISSIONS.length; i++) {
      if (bits == 0 || (bits & PERMISSION_BITS[i]) != 0) {
        out.append(out.length() == start ? "" : ",").append(PERMISSIONS[i]);
      }
    }
    return true;
  }

  private static boolean appendPromiscuous(long number, ByteBuilder out) {
    return number != WholeNumber.NONE && word(number == 0 ? "no" : "yes", out);
  }

  private static boolean appendSeccomp(ByteSlice text, int from, int to, ByteBuilder out) {
    long code = WholeNumber.hexadecimal(text, from, to);
    if (code == WholeNumber.NONE) {
      return false;
    }
    int row = SeccompActions.TABLE.find(code & SECCOMP_ACTION);
    if (row == ConstantTable.NONE) {
      out.append("unknown-seccomp-code(").append(text, from, to).append(')');
      return true;
    }
    return word(SeccompActions.TABLE.name(row), out);
  }

  private static boolean appendLookup(long flags, ByteBuilder out) {
    return flags == 0 ? word("none", out) : appendFlags(LookupFlags.TABLE, flags, ",", out);
  }

  private static boolean appendFlags(
      ConstantTable table, long flags, String joint, ByteBuilder out) {
    if (flags == WholeNumber.NONE) {
      return false;
    }
    int start = out.length();
    for (int row = 0; row < table.size(); row++) {
      if ((flags & table.number(row)) != 0) {
        out.append(out.length() == start ? "" : joint).append(table.name(row));
      }
    }
    return out.length() > start || word("0x".concat(Long.toHexString(flags)), out);
  }

  private static boolean appendMacProtocol(long number, ByteBuilder out) {
    return number != WholeNumber.NONE
        && word(number == 0x800 ? "IP" : number == 0x806 ? "ARP" : "UNKNOWN", out);
  }

  private static boolean appendAnswer(long number, ByteBuilder out) {
    return number != WholeNumber.NONE
        && word(number == 1 ? "allow" : number == 2 ? "deny" : "unknown", out);
  }

  private static boolean appendNetlinkGroup(long number, ByteBuilder out) {
    return number != WholeNumber.NONE
        && word(number == 1 ? "audit-netlink-multicast" : "audit-none", out);
  }

  private static boolean appendTrust(long number, ByteBuilder out) {
    return number != WholeNumber.NONE
        && word(number == 0 ? "no" : number == 1 ? "yes" : "unknown", out);
  }

  private static boolean appendFanType(long number, ByteBuilder out) {
    return number != WholeNumber.NONE
        && word(number == 0 ? "none" : number == RULE_INFO ? "rule_info" : "unknown", out);
  }

  private static boolean appendFrom(String[] words, long number, String unknown, ByteBuilder out) {
    if (number == WholeNumber.NONE) {
      return false;
    }
    if (number < 0 || number >= words.length) {
      out.append(unknown).append(Long.toHexString(number)).append(')');
      return true;
    }
    return word(words[(int) number], out);
  }

  private static boolean appendName(
      ConstantTable table, long number, String unknown, ByteBuilder out) {
    if (number == WholeNumber.NONE) {
      return false;
    }
    int row = table.find(number);
    if (row == ConstantTable.NONE) {
      out.append(unknown).appendDecimal(number).append(')');
      return true;
    }
    return word(table.name(row), out);
  }

  private static boolean word(String word, ByteBuilder out) {
    out.append(word);
    return true;
  }
}
