package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Arch;
import io.jaudit.interpret.SyscallTable;
import io.jaudit.interpret.UringOp;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.RecordType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The system call of a name: its number differs from arch to arch, so each record is asked for its
 * own (architecture §6 no. 7). Operations of io_uring have numbers of their own.
 */
final class SyscallNamed implements Lookup.Test {
  private static final long NONE = -1;
  private static final long MAX_ARCH = 0xffff_ffffL;

  private final String name;
  private final long uringOp;
  private final Map<Long, Long> numbers;

  SyscallNamed(String name) {
    this(name, new ConcurrentHashMap<>());
  }

  /**
   * @param numbers filled with the number on each known arch that a record has: what else stands
   *     there as arch is without end
   */
  SyscallNamed(String name, Map<Long, Long> numbers) {
    this.name = name;
    this.numbers = numbers;
    this.uringOp = UringOp.number(name).orElse((int) NONE);
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    long wanted = record.is(RecordType.URINGOP) ? uringOp : onArchOf(record);
    return wanted != NONE && Ascii.decimal(text, NONE) == wanted;
  }

  private long onArchOf(AuditRecord record) {
    Field field = record.find("arch");
    long code = field == null ? NONE : Ascii.hexadecimal(field.value(), NONE);
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
}
