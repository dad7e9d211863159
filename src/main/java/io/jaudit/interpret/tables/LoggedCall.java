package io.jaudit.interpret.tables;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields {@code syscall}, {@code uring_op} and {@code exit}: numbers as the kernel writes
 * them, or the words that {@code ausearch -i} prints instead, in a log that was saved from there.
 * Never throws because of the content of a log. Stateless.
 */
public final class LoggedCall {
  /** The field is not a call, or the call has no number on the arch of its record. */
  public static final long NONE = Long.MIN_VALUE;

  private static final ByteSlice UNKNOWN = ByteSlice.of("unknown-syscall(");

  private LoggedCall() {}

  /** Returns the number in the field, as in {@code 2} or {@code unknown-syscall(999)}. */
  public static long number(ByteSlice text) {
    long number = Ascii.decimal(text, NONE);
    if (number != NONE || !text.startsWith(UNKNOWN)) {
      return number;
    }
    int end = text.indexOf((byte) ')', UNKNOWN.length());
    return end < 0 ? NONE : Ascii.decimal(text.slice(UNKNOWN.length(), end), NONE);
  }

  /**
   * Returns the name in the field, without the actual call of a multiplexed one, as in {@code
   * socketcall(connect)}; null if the field is a number, or something else.
   */
  public static @Nullable String name(ByteSlice text) {
    int end = wordEnd(text);
    boolean isName =
        end > 0
            && (Ascii.isLetter(text.at(0)) || text.at(0) == '_')
            && (end == text.length() || text.at(end) == '(');
    return isName ? text.slice(0, end).latin1() : null;
  }

  /** Returns where the first byte is that is not part of a name. */
  private static int wordEnd(ByteSlice text) {
    int end = 0;
    while (end < text.length()
        && (Ascii.isLetter(text.at(end)) || Ascii.isDigit(text.at(end)) || text.at(end) == '_')) {
      end++;
    }
    return end;
  }

  /**
   * Returns the number of the call in a field of {@code record}; if the field is a name, the number
   * of that name on the arch of the record.
   */
  public static long number(AuditRecord record, ByteSlice text) {
    long number = number(text);
    String name = number == NONE ? name(text) : null;
    if (name == null) {
      return number;
    }
    if (record.is(RecordType.URINGOP)) {
      return orNone(UringOp.number(name));
    }
    Field field = record.find(FieldId.ARCH);
    Arch arch = field == null ? null : Arch.logged(field.value());
    return arch == null ? NONE : orNone(SyscallTable.of(arch).number(name));
  }

  private static long orNone(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : NONE;
  }

  /**
   * Returns what a call returned, by the field {@code exit}: a number, or the name of an error,
   * which counts as negative.
   *
   * @param absent to return if the field is neither
   */
  public static long exit(ByteSlice text, long absent) {
    long number = Ascii.decimal(text, absent);
    if (number != absent || text.isEmpty() || text.at(0) != 'E') {
      return number;
    }
    String name = name(text);
    OptionalInt error = name == null ? OptionalInt.empty() : Errno.number(name);
    return error.isPresent() ? -error.getAsInt() : absent;
  }

  /** Returns the name of the error in the field {@code exit}; null if it is not one. */
  public static @Nullable String error(ByteSlice text) {
    long exit = exit(text, 0);
    return exit < 0 ? Errno.name(-exit).orElse(null) : null;
  }
}
