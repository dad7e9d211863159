package io.jaudit.interpret.field;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the meaning of the fields of a record: in the tables, and in the enriched part of the
 * record. Not safe for use by several threads.
 */
public final class FieldMeaning {
  private static final ByteSlice UNKNOWN = ByteSlice.of("unknown");

  private final Identities identities;
  private final SyscallNames syscalls;
  private final FieldInterpreter interpreter;
  private final ByteBuilder scratch = new ByteBuilder();

  /** Uses these names of users, groups and system calls. */
  public FieldMeaning(Identities identities, SyscallNames syscalls) {
    this.identities = identities;
    this.syscalls = syscalls;
    this.interpreter = new FieldInterpreter(identities);
  }

  /** Sets the event of the fields that follow. */
  public void begin(RecordList records) {
    interpreter.begin(records);
  }

  /** Returns the words for the field at {@code index}; null if there are none. */
  public @Nullable ByteSlice of(AuditRecord record, int index, FieldKind kind) {
    Fields fields = record.fields();
    ByteSlice enriched = enriched(fields, index);
    if (enriched != null && kind.isId()) {
      return enriched;
    }
    ByteSlice words =
        switch (kind) {
          case USER, GROUP -> latin1(identities.name(record, index));
          case ARCH -> latin1(syscalls.arch(fields.value(index)));
          case EXIT -> latin1(LoggedCall.error(fields.value(index)));
          case MESSAGE -> null;
          default -> words(record, index, kind);
        };
    boolean better = enriched != null && (words == null || words.startsWith("unknown-"));
    return better ? enriched : words;
  }

  /**
   * Sets the call of the arguments that follow, which are not those of a record at hand.
   *
   * @param arch in hex, as logged
   */
  public void beginCall(ByteSlice arch, long number) {
    interpreter.beginCall(arch, number);
  }

  /**
   * Returns true if an argument of the call may have words, by its value alone, and nothing else
   * depends on it: it need not be passed.
   */
  public boolean isIndependent(int argument) {
    return interpreter.isIndependent(argument);
  }

  /** Returns true if an argument of the call has no words; it need not be passed. */
  public boolean isPlain(int argument) {
    return interpreter.isPlain(argument);
  }

  /**
   * Returns the words for an argument of the call, as {@link #of} does for its field; null if there
   * are none. The arguments must be passed in their order.
   *
   * @param value in hex, as logged
   */
  public @Nullable ByteSlice ofArgument(int argument, ByteSlice value) {
    scratch.clear();
    if (!interpreter.appendArgument(argument, value, scratch)) {
      return null;
    }
    ByteSlice words = scratch.toSlice();
    return isMeaning(words) ? words : null;
  }

  /** Like {@link #words(AuditRecord, int)}; a word instead of a number is its own meaning. */
  private @Nullable ByteSlice words(AuditRecord record, int index, FieldKind kind) {
    ByteSlice words = words(record, index);
    if (words != null) {
      return words;
    }
    ByteSlice value = record.fields().value(index);
    return switch (kind) {
      case SYSCALL, URING_OP -> latin1(LoggedCall.name(value));
      case SESSION -> value.is("unset") ? value : null;
      default -> null;
    };
  }

  /**
   * Interprets by the rule of the field; returns null if there is none, or if it does not know the
   * value.
   */
  private @Nullable ByteSlice words(AuditRecord record, int index) {
    FieldRule rule = FieldRule.of(record.type(), record.fields(), index);
    if (!rule.hasWords()) {
      return null;
    }
    scratch.clear();
    if (!interpreter.append(record, rule, record.fields().raw(index), scratch)) {
      return null;
    }
    ByteSlice words = scratch.toSlice();
    return rule == FieldRule.SYSCALL || isMeaning(words) ? words : null;
  }

  /** Returns false for a number in hex, and for the text for unknown values. */
  private static boolean isMeaning(ByteSlice words) {
    return isKnown(words)
        && !words.startsWith("0x")
        && !words.startsWith("undefined ")
        && !words.startsWith("malformed-");
  }

  private static @Nullable ByteSlice enriched(Fields fields, int index) {
    int at = fields.enrichedIndex(index);
    ByteSlice words = at < 0 ? ByteSlice.EMPTY : fields.value(at);
    return isKnown(words) ? words : null;
  }

  /** Returns false for the text that auditd writes if it finds no name. */
  public static boolean isKnown(ByteSlice words) {
    return !words.isEmpty() && !(words.startsWith(UNKNOWN) && isUnknown(words));
  }

  private static boolean isUnknown(ByteSlice words) {
    return words.startsWith("unknown(") || words.startsWith("unknown-");
  }

  /** Returns {@code saddr_name} for the enriched {@code SADDR}. */
  public static ByteSlice twinName(Field enriched) {
    ByteBuilder name = new ByteBuilder();
    for (int i = 0; i < enriched.name().length(); i++) {
      name.append(Ascii.toLower(enriched.name().at(i)));
    }
    return name.append("_name").toSlice();
  }

  private static @Nullable ByteSlice latin1(@Nullable String text) {
    return text == null ? null : ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
