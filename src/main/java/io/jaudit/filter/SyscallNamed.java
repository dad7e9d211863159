package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.interpret.tables.UringOp;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Matches a system call by name: its number depends on the arch, so each record's arch is used
 * (docs/ausearch-differences.md no. 7). Operations of io_uring have numbers of their own. A record
 * that has a name instead of the number matches by the name.
 */
final class SyscallNamed implements FieldCriterion.Test {
  private static final ByteSlice SYSCALL = ByteSlice.of("syscall=");
  private static final ByteSlice URING_OP = ByteSlice.of("uring_op=");
  private static final ByteSlice ARCH = ByteSlice.of("arch=");
  private static final int USUAL_HEADER = 256;
  private static final long NONE = -1;
  private static final long MAX_ARCH = 0xffff_ffffL;

  /** Most numbers are below; a higher one counts as one without a name. */
  private static final int MAX_NUMBER = 1024;

  /** Digits of every number of an x32 call. */
  private static final int X32_DIGITS = 10;

  private final String name;
  private final long uringOp;
  private final Map<Long, Long> numbers;

  /** The numbers of each arch that have a name; null if only this name's number is searched for. */
  private final @Nullable Map<Long, BitSet> named;

  SyscallNamed(String name) {
    this(name, new ConcurrentHashMap<>());
  }

  /**
   * Returns the same test; its needles also find calls without a name in the table, because auditd
   * may have named them in the log.
   */
  static SyscallNamed orAsAuditdNames(String name) {
    return new SyscallNamed(name, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  /**
   * @param numbers the number for each known arch; the number of other values of arch is unlimited
   */
  SyscallNamed(String name, Map<Long, Long> numbers) {
    this(name, numbers, null);
  }

  private SyscallNamed(String name, Map<Long, Long> numbers, @Nullable Map<Long, BitSet> named) {
    this.name = name;
    this.numbers = numbers;
    this.named = named;
    this.uringOp = UringOp.number(name).orElse((int) NONE);
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    long number = LoggedCall.number(text);
    if (number < 0) {
      String word = LoggedCall.name(text);
      return word != null && (word.equalsIgnoreCase(name) || isAlias(record, text));
    }
    return record.is(RecordType.URINGOP) ? number == uringOp : isCall(record, number);
  }

  /** Returns true if the word is another name of the same call. */
  private boolean isAlias(AuditRecord record, ByteSlice word) {
    long number = LoggedCall.number(record, word);
    return number >= 0 && !record.is(RecordType.URINGOP) && isCall(record, number);
  }

  private boolean isCall(AuditRecord record, long number) {
    Field field = record.find(FieldId.ARCH);
    long code = field == null ? Arch.NONE : Arch.loggedCode(field.value());
    if (code == Arch.NONE) {
      return false;
    }
    return number >= SyscallTable.FIRST_X32
        ? number == SyscallTable.of(new Arch(code)).x32Number(name).orElse((int) NONE)
        : number == onArch(code);
  }

  private long onArch(long code) {
    if (code < 0 || code > MAX_ARCH) {
      return NONE;
    }
    Long remembered = numbers.get(code);
    return remembered == null ? onArch(new Arch(code)) : remembered;
  }

  private long onArch(Arch arch) {
    if (!arch.isKnown()) {
      return NONE;
    }
    long number = SyscallTable.of(arch).number(name).orElse((int) NONE);
    numbers.put(arch.code(), number);
    return number;
  }

  /** Returns the literals of the fields, unless the record is certainly of another call. */
  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return Set.of(
        Needle.exactly(SYSCALL).followedBy(this::mayBeAt, name.length()),
        Needle.exactly(URING_OP).followedBy(NumberOrWord.of(uringOp, uringOp), name.length()));
  }

  /** Checks the number if the kernel wrote the arch immediately before it, and no arch earlier. */
  private boolean mayBeAt(byte[] block, int at, int end) {
    if (NumberOrWord.isWordAt(block, at, end)) {
      return true;
    }
    int archEnd = at - SYSCALL.length() - 1;
    int digits = archEnd;
    while (digits > 0 && Hex.nibble(block[digits - 1]) >= 0) {
      digits--;
    }
    int arch = digits - ARCH.length();
    int lineStart = arch;
    while (lineStart > 0 && block[lineStart - 1] != '\n' && arch - lineStart < USUAL_HEADER) {
      lineStart--;
    }
    boolean usual =
        lineStart > 0
            && block[archEnd] == ' '
            && block[lineStart - 1] == '\n'
            && ARCH.isAt(block, arch, archEnd)
            && !ByteSlice.of(block, lineStart, arch).contains(ARCH);
    if (!usual) {
      return true;
    }
    if (Ascii.decimal(ByteSlice.of(block, at, Math.min(end, at + X32_DIGITS)), NONE)
        >= SyscallTable.FIRST_X32) {
      return true; // rare, and not worth a table
    }
    long code = Ascii.hexadecimal(ByteSlice.of(block, digits, archEnd), NONE);
    return new NumberContinuation(onArch(code), uringOp).isAt(block, at, end)
        || (named != null && !isNamed(code, NumberContinuation.numberAt(block, at, end), named));
  }

  private static boolean isNamed(long code, long number, Map<Long, BitSet> named) {
    if (code < 0 || code > MAX_ARCH || number < 0 || number >= MAX_NUMBER) {
      return false;
    }
    BitSet numbers = named.get(code);
    if (numbers == null) {
      numbers = namedOn(new Arch(code));
      if (!numbers.isEmpty()) {
        named.put(code, numbers);
      }
    }
    return numbers.get((int) number);
  }

  private static BitSet namedOn(Arch arch) {
    BitSet numbers = new BitSet();
    if (arch.isKnown()) {
      SyscallTable table = SyscallTable.of(arch);
      for (int number = 0; number < MAX_NUMBER; number++) {
        numbers.set(number, table.name(number).isPresent());
      }
    }
    return numbers;
  }
}
