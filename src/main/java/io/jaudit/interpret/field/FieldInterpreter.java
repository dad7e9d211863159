package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.IdTexts;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.UringOp;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the value of a field in the words of {@code ausearch -i} (docs/ausearch-semantics.md
 * §6).
 *
 * <p>In: a record and a field of it, with its value as logged. Out: the meaning, unescaped: it may
 * contain any bytes. A value without a rule is returned unchanged, and so is one that its rule
 * can't interpret, such as {@code uid=?}. Never throws because of the content of a log. For use by
 * one thread at a time.
 */
public final class FieldInterpreter {
  private static final int MAX_ERRNO = 4095;
  private static final String UNKNOWN_ARCH = "unknown-elf-type(";

  private final IdTexts users;
  private final IdTexts groups;
  private final Enrichment enrichment = new Enrichment();
  private final SyscallArguments arguments;
  private final SyscallNames syscalls = new SyscallNames();
  private final @Nullable ByteSlice[] errors = new ByteSlice[MAX_ERRNO + 1];

  // Values of other fields of the record, for rules that need several.
  private @Nullable AuditRecord record;
  private long walk;
  private RecordList event = RecordList.empty();
  private ByteSlice arch = ByteSlice.EMPTY;
  private long family;
  private long answerKind;

  /**
   * @param identities the names for the IDs of users and groups
   */
  public FieldInterpreter(Identities identities) {
    users = new IdTexts(identities.users());
    groups = new IdTexts(identities.groups());
    arguments = new SyscallArguments(identities);
  }

  /**
   * Sets the event, whose arch determines the byte order of its socket addresses. Without it, the
   * address itself determines it.
   */
  public void begin(RecordList records) {
    event = records;
  }

  /**
   * Appends the meaning of the field at {@code index} of {@code record}; if no rule applies, the
   * value without its quotes.
   */
  public void append(AuditRecord record, int index, ByteBuilder out) {
    Fields fields = record.fields();
    begin(record);
    FieldRule rule = FieldRule.of(record.type(), fields, index);
    look(rule, record);
    Field enriched = isEnriched(rule) ? fields.enriched(index) : null;
    if (enriched != null && isKnown(rule, enriched.value())) {
      out.append(enriched.value());
      return;
    }
    ByteSlice raw = fields.raw(index);
    if (!append(rule, raw, 0, raw.length(), out)) {
      out.append(fields.value(index));
    }
  }

  /** Looks up the other fields that a rule needs. */
  private void look(FieldRule rule, AuditRecord record) {
    switch (rule) {
      case A0, A1, A2, A3 -> arguments.begin(record);
      case HOOK -> family = number(record, "family");
      case FAN_INFO -> answerKind = number(record, "fan_type");
      default -> {}
    }
  }

  private static long number(AuditRecord record, String name) {
    Field field = record.find(name);
    return field == null
        ? WholeNumber.NONE
        : WholeNumber.decimal(field.raw(), 0, field.raw().length());
  }

  /**
   * Appends the meaning of {@code field}; returns false and appends nothing if its value has none.
   * The fields of a record must be passed in their order.
   */
  public boolean append(BodyFields field, ByteBuilder out) {
    begin(field);
    FieldRule rule = field.rule();
    if (isEnriched(rule)
        && enrichment.find(field.bytes(), field.nameStart(), field.nameEnd())
        && enrichment.append(out)) {
      if (rule == FieldRule.ARCH) {
        arch = field.text().slice(field.valueStart(), field.valueEnd());
      } else if (rule == FieldRule.SYSCALL) {
        arguments.begin(
            arch, WholeNumber.decimal(field.text(), field.valueStart(), field.valueEnd()));
      }
      return true;
    }
    return append(rule, field.text(), field.valueStart(), field.valueEnd(), out);
  }

  /** Returns the enriched names for the fields of this record from this one on. */
  Enrichment enrichment(BodyFields field) {
    begin(field);
    return enrichment;
  }

  private void begin(BodyFields field) {
    AuditRecord asked = field.record();
    if (asked != null && (asked != record || field.walk() != walk)) {
      begin(asked);
      enrichment.begin(asked);
      walk = field.walk();
    }
  }

  /**
   * Appends the meaning of a value of {@code record} by a rule, ignoring enriched names; returns
   * false and appends nothing if it has none. The fields of a record must be passed in their order.
   *
   * @param value as logged, including quotes
   */
  public boolean append(AuditRecord record, FieldRule rule, ByteSlice value, ByteBuilder out) {
    if (record != this.record) {
      begin(record);
    }
    return append(rule, value, 0, value.length(), out);
  }

  /**
   * Sets the call of the arguments that follow, which are not those of a record at hand.
   *
   * @param code the arch in hex, as logged
   */
  public void beginCall(ByteSlice code, long number) {
    record = null;
    arguments.begin(code, number);
  }

  /** Returns true if an argument of the call has words by its value alone. */
  boolean isIndependent(int argument) {
    return arguments.isIndependent(argument);
  }

  /** Returns true if an argument of the call has no words. */
  boolean isPlain(int argument) {
    return arguments.isPlain(argument);
  }

  /**
   * Appends the words for an argument of that call; returns false and appends nothing if there are
   * none, as for a number without a rule.
   */
  boolean appendArgument(int argument, ByteSlice value, ByteBuilder out) {
    return arguments.appendWords(argument, value, 0, value.length(), out);
  }

  /**
   * Appends an argument of that call, as {@link #append(BodyFields, ByteBuilder)} does. The
   * arguments must be passed in their order.
   *
   * @param value hex digits, as logged
   */
  public void appendArgumentOf(int argument, ByteSlice value, ByteBuilder out) {
    arguments.append(argument, value, 0, value.length(), out);
  }

  /** Appends what the call returned, as {@link #append(BodyFields, ByteBuilder)} does. */
  public void appendExitOf(long exit, ByteBuilder out) {
    if (!appendExit(exit, out)) {
      out.appendDecimal(exit);
    }
  }

  private void begin(AuditRecord next) {
    record = next;
    arch = ByteSlice.EMPTY;
    family = WholeNumber.NONE;
    answerKind = WholeNumber.NONE;
    arguments.end();
  }

  /** Returns true for the rules whose values auditd looks up. */
  private static boolean isEnriched(FieldRule rule) {
    return switch (rule) {
      case USER, GROUP, ARCH, SYSCALL, URING_OP, SOCKET_ADDRESS -> true;
      default -> false;
    };
  }

  /**
   * Returns false for the text that auditd writes if it finds no name; for an address, two words.
   */
  private static boolean isKnown(FieldRule rule, ByteSlice text) {
    return !(text.isEmpty()
        || text.startsWith("unknown(")
        || text.startsWith("unknown-")
        || text.startsWith("{ unknown")
        || (rule == FieldRule.SOCKET_ADDRESS && text.is("unknown")));
  }

  private boolean append(FieldRule rule, ByteSlice text, int from, int to, ByteBuilder out) {
    return switch (rule) {
      case AS_IS, LABEL, ADDRESS, MESSAGE -> false;
      case USER -> users.append(WholeNumber.decimal(text, from, to), out);
      case GROUP -> groups.append(WholeNumber.decimal(text, from, to), out);
      case ARCH -> appendArch(text.slice(from, to), out);
      case SYSCALL -> appendSyscall(WholeNumber.decimal(text, from, to), out);
      case URING_OP -> appendUringOp(WholeNumber.decimal(text, from, to), out);
      case EXIT ->
          from < to && text.at(from) == '-' && appendExit(WholeNumber.decimal(text, from, to), out);
      case ERROR -> appendError(WholeNumber.decimal(text, from, to), out);
      case ESCAPED, ENCODED_LABEL, KEY -> EncodedText.append(text, from, to, out);
      case DECISION_LABEL -> !isQuoted(text, from, to) && EncodedText.append(text, from, to, out);
      case PROCTITLE -> EncodedText.appendTitle(text, from, to, out);
      case TEXT -> EncodedText.appendQuoted(text, from, to, out);
      case TYPED -> TypedText.append(text, from, to, out);
      case MODE -> FileMode.append(text, from, to, out);
      case SOCKET_ADDRESS -> SocketText.append(text.slice(from, to), Endian.of(event), out);
      case NETFILTER_PROTOCOL -> {
        family = WholeNumber.decimal(text, from, to);
        yield FieldWords.append(rule, text, from, to, out);
      }
      case FAN_TYPE -> {
        answerKind = WholeNumber.decimal(text, from, to);
        yield FieldWords.append(rule, text, from, to, out);
      }
      case FAN_INFO -> FieldWords.appendRuleNumber(answerKind, text, from, to, out);
      case HOOK -> FieldWords.appendHook(family, WholeNumber.hexadecimal(text, from, to), out);
      case A0 -> arguments.append(0, text, from, to, out);
      case A1 -> arguments.append(1, text, from, to, out);
      case A2 -> arguments.append(2, text, from, to, out);
      case A3 -> arguments.append(3, text, from, to, out);
      default -> FieldWords.append(rule, text, from, to, out);
    };
  }

  private static boolean isQuoted(ByteSlice text, int from, int to) {
    return from < to && text.at(from) == '"';
  }

  private boolean appendArch(ByteSlice code, ByteBuilder out) {
    arch = code;
    String name = syscalls.arch(code);
    if (name == null && code.startsWith(UNKNOWN_ARCH)) {
      out.append(code);
    } else if (name == null) {
      out.append(UNKNOWN_ARCH).append(code).append(')');
    } else {
      out.append(name);
    }
    return true;
  }

  private boolean appendSyscall(long number, ByteBuilder out) {
    if (arch.isEmpty() && record != null) {
      Field field = record.find(FieldId.ARCH);
      arch = field == null ? arch : field.value();
    }
    arguments.begin(arch, number);
    String name = arch.isEmpty() || number < 0 ? null : syscalls.syscall(arch, number);
    if (name == null) {
      return false;
    }
    out.append(name);
    if (name.equals("socketcall")) {
      appendCall(ConstantNames.SOCKETCALL, out);
    } else if (name.equals("ipc")) {
      appendCall(ConstantNames.IPC_CALL, out);
    }
    return true;
  }

  /** The first argument of a multiplexed call selects the actual call. */
  private void appendCall(ConstantNames calls, ByteBuilder out) {
    Field first = record == null ? null : record.find(FieldId.A0);
    long number =
        first == null
            ? WholeNumber.NONE
            : WholeNumber.hexadecimal(first.raw(), 0, first.raw().length());
    String call = calls.name(number);
    if (call != null) {
      out.append('(').append(call).append(')');
    }
  }

  private static boolean appendUringOp(long number, ByteBuilder out) {
    if (number < 0) {
      return false;
    }
    out.append(UringOp.name(number).orElse("unknown-operation(" + number + ")"));
    return true;
  }

  private boolean appendExit(long exit, ByteBuilder out) {
    if (exit >= 0 || exit == WholeNumber.NONE) {
      return false;
    }
    ByteSlice text = exit < -MAX_ERRNO ? null : errors[(int) -exit];
    if (text == null) {
      String name = Errno.name(-exit).orElse("(null)");
      text = ByteSlice.of(name + "(" + Errno.message(-exit) + ")");
      if (exit >= -MAX_ERRNO) {
        errors[(int) -exit] = text;
      }
    }
    out.append(text);
    return true;
  }

  /** Some parts of the kernel log the error as it is, others negative, as they return it. */
  private static boolean appendError(long number, ByteBuilder out) {
    if (number == WholeNumber.NONE) {
      return false;
    }
    out.append(Errno.name(Math.abs(number)).orElse("UNKNOWN"));
    return true;
  }
}
