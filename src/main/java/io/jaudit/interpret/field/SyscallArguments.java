package io.jaudit.interpret.field;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.interpret.names.IdTexts;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.interpret.tables.FlagNames;
import io.jaudit.interpret.tables.Protocols;
import io.jaudit.interpret.tables.SocketOptions;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the arguments of system calls, the fields {@code a0} to {@code a3} of a SYSCALL
 * record, in the words of {@code ausearch -i} (docs/ausearch-semantics.md §6.4).
 *
 * <p>In: the hex digits of an argument and its record, which contains the arch, the call and the
 * other arguments. Out: the meaning; {@code 0x} and the digits if no rule applies. Never throws
 * because of the content of a log. For use by one thread at a time.
 */
public final class SyscallArguments {
  private static final int ARGUMENTS = 4;
  private static final int REMEMBERED = 512;
  private static final long LOW = 0xffff_ffffL;
  private static final long AT_FDCWD = 0xffff_ff9cL;
  private static final long SOCKET_TYPE = 0xff;
  private static final long SEEK_ORIGIN = 0xff;
  private static final long O_CREAT = 0x40;
  private static final long F_SETFD = 2;
  private static final long F_SETOWN = 8;
  private static final long FD_CLOEXEC = 1;
  private static final long PR_SET_PDEATHSIG = 1;
  private static final long PR_CAPBSET_READ = 23;
  private static final long PR_CAPBSET_DROP = 24;

  private static final CallRules NO_RULES = CallRules.of("");

  private final IdTexts users;
  private final IdTexts groups;

  private ByteSlice arch = ByteSlice.EMPTY;
  private @Nullable CallRules[] rulesOfArch = new CallRules[REMEMBERED];
  private CallRules rules = NO_RULES;

  /** The arguments on which the interpretation of others depends. */
  private final long[] numbers = new long[ARGUMENTS];

  /**
   * @param identities the names for the IDs of users and groups
   */
  public SyscallArguments(Identities identities) {
    users = new IdTexts(identities.users());
    groups = new IdTexts(identities.groups());
  }

  /**
   * Appends the meaning of an argument.
   *
   * @param argument its number, 0 to 3
   * @param value its hex digits as logged
   * @param record its record; if it has no call, no argument has a rule
   */
  public void append(int argument, ByteSlice value, AuditRecord record, ByteBuilder out) {
    begin(record);
    if (!append(argument, value, 0, value.length(), out)) {
      out.append(value);
    }
  }

  /** Sets the call of a record. */
  void begin(AuditRecord record) {
    Field arch = record.find(FieldId.ARCH);
    Field syscall = record.find(FieldId.SYSCALL);
    if (arch == null || syscall == null) {
      end();
      return;
    }
    begin(arch.raw(), Ascii.decimal(syscall.raw(), -1));
    numbers[0] = number(record, "a0");
    numbers[1] = number(record, "a1");
  }

  /**
   * Sets a call, whose arguments must be passed in their order.
   *
   * @param code the arch in hex, as logged
   * @param syscall its number; negative if it has none
   */
  void begin(ByteSlice code, long syscall) {
    end();
    if (syscall < 0 || code.isEmpty()) {
      return;
    }
    if (!code.equals(arch)) {
      arch = code.copy();
      rulesOfArch = new CallRules[REMEMBERED];
    }
    if (syscall >= REMEMBERED) {
      rules = rulesOf(syscall);
      return;
    }
    CallRules known = rulesOfArch[(int) syscall];
    if (known == null) {
      known = rulesOf(syscall);
      rulesOfArch[(int) syscall] = known;
    }
    rules = known;
  }

  /**
   * Returns true if the call has a rule for the argument that depends on its value alone, and no
   * other argument depends on it.
   */
  boolean isIndependent(int argument) {
    return rules.areIndependent() && rules.of(argument) != ArgumentRule.HEX;
  }

  /** Returns true if the argument has no words, and none depends on it. */
  boolean isPlain(int argument) {
    return rules.areIndependent() && rules.of(argument) == ArgumentRule.HEX;
  }

  /** Clears the call. */
  void end() {
    rules = NO_RULES;
    Arrays.fill(numbers, WholeNumber.NONE);
  }

  /**
   * Appends the meaning of the argument at {@code [from, to)} of {@code text}; returns false and
   * appends nothing if that is not hex digits, as the kernel writes an argument.
   */
  boolean append(int argument, ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendWords(argument, text, from, to, out)) {
      return true;
    }
    if (!isHex(text, from, to)) {
      return false;
    }
    out.append("0x").append(text, from, to);
    return true;
  }

  /** Like {@link #append}, but returns false for a number that would be shown in hex. */
  boolean appendWords(int argument, ByteSlice text, int from, int to, ByteBuilder out) {
    if (rules == NO_RULES) {
      return false;
    }
    ArgumentRule rule = rules.of(argument);
    long number = WholeNumber.hexadecimal(text, from, to);
    numbers[argument] = number;
    return rule != ArgumentRule.HEX
        && number != WholeNumber.NONE
        && append(rule, number & LOW, text.slice(from, to), out);
  }

  private static boolean isHex(ByteSlice text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Hex.nibble(text.at(i)) < 0) {
        return false;
      }
    }
    return to > from;
  }

  /** Returns false and appends nothing if the rule has no words for the number. */
  private boolean append(ArgumentRule rule, long number, ByteSlice value, ByteBuilder out) {
    return switch (rule) {
      case HEX -> false;
      case ACCESS_MODE -> FlagText.appendAccess(number, out);
      case AT_FLAGS -> FlagNames.AT.append(number, out);
      case BPF_COMMAND -> named(ConstantNames.BPF_COMMAND, number, "", value, out);
      case CLOCK -> named(ConstantNames.CLOCK, number, "0x", value, out);
      case CLONE_FLAGS -> FlagText.appendClone(number, out) || hex(number, out);
      case CREATED_MODE -> (numbers[1] & O_CREAT) != 0 && modeShort(number, out);
      case DIRECTORY -> number == AT_FDCWD && word("AT_FDCWD", out);
      case EPOLL_OPERATION -> counted(ConstantNames.EPOLL_OPERATION, number, out);
      case EXIT_STATUS ->
          word(value.is("0") ? "EXIT_SUCCESS" : value.is("1") ? "EXIT_FAILURE" : "UNKNOWN", out);
      case FACCESSAT_FLAGS -> FlagNames.FACCESSAT.append(number, out);
      case FCNTL_COMMAND -> counted(ConstantNames.FCNTL_COMMAND, number, out);
      case FCNTL_ARGUMENT -> fcntlArgument(numbers[1], number, out);
      case FSCONFIG_COMMAND -> named(ConstantNames.FSCONFIG_COMMAND, number, "0x", value, out);
      case FSMOUNT_FLAGS -> number == 1 && word("FSMOUNT_CLOEXEC", out);
      case FSOPEN_FLAGS -> number == 1 && word("FSOPEN_CLOEXEC", out);
      case GROUP -> groups.append(number, out);
      case IOCTL -> ConstantNames.IOCTL.append(number, out) || hex(number, out);
      case MAP_FLAGS -> FlagText.appendMap(number, out);
      case MESSAGE_FLAGS -> FlagNames.MESSAGE.append(number, out);
      case MODE -> mode(number, out);
      case MODE_SHORT -> modeShort(number, out);
      case MOUNT_FLAGS -> FlagNames.MOUNT.append(number, out);
      case OPEN_FLAGS -> FlagText.appendOpen(number, out);
      case PERSONALITY ->
          FlagText.appendPersonality(number, out)
              || unknown(ConstantNames.PERSONALITY, "0x", value, out);
      case PRCTL_OPTION -> named(ConstantNames.PRCTL_OPTION, number, "0x", value, out);
      case PRCTL_ARGUMENT -> prctlArgument(numbers[0], number, value, out);
      case PROTECTION -> FlagText.appendProtection(number, out);
      case CHANGED_PROTECTION -> FlagText.appendChangedProtection(number, out);
      case PROTOCOL -> protocol(number, value, out);
      case PTRACE_REQUEST -> named(ConstantNames.PTRACE_REQUEST, number, "0x", value, out);
      case RLIMIT -> named(ConstantNames.RLIMIT, number, "0x", value, out);
      case SCHEDULING_POLICY ->
          FlagText.appendSchedulingPolicy(number, out)
              || unknown(ConstantNames.SCHEDULING_POLICY, "0x", value, out);
      case SEEK_ORIGIN -> named(ConstantNames.SEEK_ORIGIN, number & SEEK_ORIGIN, "", value, out);
      case SHMGET_FLAGS -> FlagText.appendShmget(number, out);
      case SIGNAL -> named(ConstantNames.SIGNAL, number, "0x", value, out);
      case SOCKET_FAMILY -> family(number, value, out);
      case SOCKET_LEVEL -> level(number, value, out);
      case SOCKET_OPTION -> socketOption(SocketOptions.optionsOf(numbers[1]), number, value, out);
      case SOCKET_TYPE -> named(ConstantNames.SOCKET_TYPE, number & SOCKET_TYPE, "", value, out);
      case SOCKETCALL -> named(ConstantNames.SOCKETCALL, number, "", value, out);
      case UMOUNT_FLAGS -> FlagNames.UMOUNT.append(number, out);
      case USER -> users.append(number, out);
    };
  }

  private boolean fcntlArgument(long command, long number, ByteBuilder out) {
    return command == F_SETOWN
        ? users.append(number, out)
        : command == F_SETFD && number == FD_CLOEXEC && word("FD_CLOEXEC", out);
  }

  private static boolean prctlArgument(long option, long number, ByteSlice value, ByteBuilder out) {
    if (option == PR_CAPBSET_READ || option == PR_CAPBSET_DROP) {
      return named(ConstantNames.CAPABILITY, number, "0x", value, out);
    }
    return option == PR_SET_PDEATHSIG && named(ConstantNames.SIGNAL, number, "0x", value, out);
  }

  private static boolean protocol(long number, ByteSlice value, ByteBuilder out) {
    String name = Protocols.name(number);
    if (name == null) {
      out.append("unknown-proto(").append(value).append(')');
      return true;
    }
    return word(name, out);
  }

  private static boolean level(long number, ByteSlice value, ByteBuilder out) {
    String name = SocketOptions.level(number);
    return name == null ? unknown(ConstantNames.SOCKET_LEVEL, "0x", value, out) : word(name, out);
  }

  private static boolean socketOption(
      @Nullable ConstantNames options, long number, ByteSlice value, ByteBuilder out) {
    return options != null && named(options, number, "0x", value, out);
  }

  private static boolean mode(long number, ByteBuilder out) {
    FileMode.append(number, out);
    return true;
  }

  private static boolean modeShort(long number, ByteBuilder out) {
    FileMode.appendShort(number, out);
    return true;
  }

  private static boolean named(
      ConstantNames names, long number, String prefix, ByteSlice value, ByteBuilder out) {
    return names.append(number, out) || unknown(names, prefix, value, out);
  }

  /** Family 0 is not named, unlike in an address. */
  private static boolean family(long number, ByteSlice value, ByteBuilder out) {
    return number == 0
        ? unknown(ConstantNames.SOCKET_FAMILY, "0x", value, out)
        : named(ConstantNames.SOCKET_FAMILY, number, "0x", value, out);
  }

  private static boolean unknown(
      ConstantNames names, String prefix, ByteSlice value, ByteBuilder out) {
    names.appendUnknown(prefix, value, out);
    return true;
  }

  /** Like {@link #named}, for constants whose unknown numbers ausearch shows in decimal. */
  private static boolean counted(ConstantNames names, long number, ByteBuilder out) {
    if (!names.append(number, out)) {
      names.appendUnknown((int) number, out);
    }
    return true;
  }

  private static boolean hex(long number, ByteBuilder out) {
    return word("0x".concat(Long.toHexString(number)), out);
  }

  private static boolean word(String word, ByteBuilder out) {
    out.append(word);
    return true;
  }

  /** Returns another argument of the record; {@link WholeNumber#NONE} if it has none. */
  private static long number(AuditRecord record, String argument) {
    Field field = record.find(argument);
    return field == null
        ? WholeNumber.NONE
        : WholeNumber.hexadecimal(field.raw(), 0, field.raw().length());
  }

  /** Finds the rules by the call's name on the record's arch; without a name there are none. */
  private CallRules rulesOf(long number) {
    Optional<Arch> named = Arch.ofHex(arch.latin1()).filter(Arch::isKnown);
    String name = named.flatMap(known -> SyscallTable.of(known).name(number)).orElse("");
    return CallRules.of(name);
  }
}
