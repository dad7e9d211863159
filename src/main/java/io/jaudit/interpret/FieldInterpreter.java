package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a field means, in the words of {@code ausearch -i} (semantics §6).
 *
 * <p>In: a record and a field of it, with its value as logged. Out: the meaning, not yet escaped:
 * whatever bytes the value stands for may come out. A value that no rule applies to stands for
 * itself, and so does one that its rule can't read, such as {@code uid=?}. Never throws for what a
 * log says. For use by one thread at a time.
 */
public final class FieldInterpreter {
  private static final int MAX_ERRNO = 4095;

  private final IdTexts users;
  private final IdTexts groups;
  private final Enrichment enrichment = new Enrichment();
  private final SyscallArguments arguments;
  private final SyscallNames syscalls = new SyscallNames();
  private final @Nullable ByteSlice[] errors = new ByteSlice[MAX_ERRNO + 1];

  // What other fields of the record have said, as one rule needs several.
  private @Nullable AuditRecord record;
  private ByteSlice arch = ByteSlice.EMPTY;
  private long family;

  /**
   * @param identities who stands behind the ids of users and groups
   */
  public FieldInterpreter(Identities identities) {
    users = new IdTexts(identities.users());
    groups = new IdTexts(identities.groups());
    arguments = new SyscallArguments(identities);
  }

  /**
   * Appends what the field at {@code index} of the fields of {@code record} means; where no rule
   * applies, the value without its quotes.
   */
  public void append(AuditRecord record, int index, ByteBuilder out) {
    Fields fields = record.fields();
    Field field = fields.get(index);
    begin(record);
    Field family = record.find("family");
    if (family != null) {
      this.family = LeadingNumber.decimal(family.raw(), 0, family.raw().length());
    }
    FieldRule rule = FieldRule.of(record.type(), field.name());
    Field enriched = isEnriched(rule) ? fields.enriched(index) : null;
    if (enriched != null && isKnown(enriched.value(), 0)) {
      out.append(enriched.value());
    } else if (!append(rule, field.raw(), 0, field.raw().length(), out)) {
      out.append(field.value());
    }
  }

  /**
   * Appends what {@code field} means; false, and nothing appended, where its value stands for
   * itself. The fields of one record are to be asked in their order.
   */
  public boolean append(BodyFields field, ByteBuilder out) {
    AuditRecord asked = field.record();
    if (asked != null && asked != record) {
      begin(asked);
    }
    FieldRule rule = field.rule();
    if (isEnriched(rule)
        && enrichment.find(field.text(), field.nameStart(), field.nameEnd())
        && isKnown(enrichment.text(), enrichment.valueStart())) {
      if (rule == FieldRule.ARCH) {
        arch = field.text().slice(field.valueStart(), field.valueEnd());
      }
      out.append(enrichment.text(), enrichment.valueStart(), enrichment.valueEnd());
      return true;
    }
    return append(rule, field.text(), field.valueStart(), field.valueEnd(), out);
  }

  private void begin(AuditRecord next) {
    record = next;
    arch = ByteSlice.EMPTY;
    family = LeadingNumber.NONE;
    enrichment.begin(next);
  }

  /** True for what auditd looks up. */
  private static boolean isEnriched(FieldRule rule) {
    return switch (rule) {
      case USER, GROUP, ARCH, SYSCALL, URING_OP, SOCKET_ADDRESS -> true;
      default -> false;
    };
  }

  /** False for what auditd wrote where it found no name. */
  private static boolean isKnown(ByteSlice text, int from) {
    if (from == text.length() || (text.at(from) != 'u' && text.at(from) != '{')) {
      return from < text.length();
    }
    ByteSlice words = text.slice(from);
    return !(words.startsWith("unknown(")
        || words.startsWith("unknown-")
        || words.startsWith("{ unknown"));
  }

  private boolean append(FieldRule rule, ByteSlice text, int from, int to, ByteBuilder out) {
    return switch (rule) {
      case AS_IS, LABEL, ADDRESS, MESSAGE -> false;
      case USER -> users.append(LeadingNumber.decimal(text, from, to), out);
      case GROUP -> groups.append(LeadingNumber.decimal(text, from, to), out);
      case ARCH -> appendArch(text.slice(from, to), out);
      case SYSCALL -> appendSyscall(LeadingNumber.decimal(text, from, to), out);
      case URING_OP -> appendUringOp(LeadingNumber.decimal(text, from, to), out);
      case EXIT -> text.at(from) == '-' && appendExit(LeadingNumber.decimal(text, from, to), out);
      case ERROR -> appendError(LeadingNumber.decimal(text, from, to), out);
      case ESCAPED, KEY -> EncodedText.append(text, from, to, out);
      case PROCTITLE -> EncodedText.appendTitle(text, from, to, out);
      case TEXT -> EncodedText.appendQuoted(text, from, to, out);
      case TYPED -> TypedText.append(text, from, to, out);
      case MODE -> FileMode.append(text, from, to, out);
      case SOCKET_ADDRESS -> SocketText.append(text.slice(from, to), out);
      case NETFILTER_PROTOCOL -> {
        family = LeadingNumber.decimal(text, from, to);
        yield FieldWords.append(rule, text, from, to, out);
      }
      case HOOK -> FieldWords.appendHook(family, LeadingNumber.hexadecimal(text, from, to), out);
      case A0 -> appendArgument(0, text.slice(from, to), out);
      case A1 -> appendArgument(1, text.slice(from, to), out);
      case A2 -> appendArgument(2, text.slice(from, to), out);
      case A3 -> appendArgument(3, text.slice(from, to), out);
      default -> FieldWords.append(rule, text, from, to, out);
    };
  }

  private boolean appendArgument(int argument, ByteSlice value, ByteBuilder out) {
    if (record != null) {
      arguments.append(argument, value, record, out);
    }
    return record != null;
  }

  private boolean appendArch(ByteSlice code, ByteBuilder out) {
    arch = code;
    String name = syscalls.arch(code);
    if (name == null) {
      out.append("unknown-elf-type(").append(code).append(')');
    } else {
      out.append(name);
    }
    return true;
  }

  private boolean appendSyscall(long number, ByteBuilder out) {
    if (arch.isEmpty() && record != null) {
      Field field = record.find("arch");
      arch = field == null ? arch : field.value();
    }
    String name = arch.isEmpty() || number < 0 ? null : syscalls.syscall(arch, number);
    if (name != null) {
      out.append(name);
    }
    return name != null;
  }

  private static boolean appendUringOp(long number, ByteBuilder out) {
    if (number < 0) {
      return false;
    }
    out.append(UringOp.name(number).orElse("unknown-operation(" + number + ")"));
    return true;
  }

  private boolean appendExit(long exit, ByteBuilder out) {
    if (exit < -MAX_ERRNO || exit >= 0) {
      return false;
    }
    ByteSlice text = errors[(int) -exit];
    if (text == null) {
      String name = Errno.name(-exit).orElse("(null)");
      text = ByteSlice.of(name + "(" + Errno.message(-exit) + ")");
      errors[(int) -exit] = text;
    }
    out.append(text);
    return true;
  }

  private static boolean appendError(long number, ByteBuilder out) {
    if (number == LeadingNumber.NONE) {
      return false;
    }
    out.append(Errno.name(number).orElse("UNKNOWN"));
    return true;
  }
}
