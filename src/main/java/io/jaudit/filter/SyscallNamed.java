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
  private final Map<Long, Long> numbers = new ConcurrentHashMap<>();

  SyscallNamed(String name) {
    this.name = name;
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
    return code < 0 || code > MAX_ARCH ? NONE : numbers.computeIfAbsent(code, this::onArch);
  }

  private long onArch(long code) {
    return SyscallTable.of(new Arch(code)).number(name).orElse((int) NONE);
  }
}
