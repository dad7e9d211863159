package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;

/**
 * Represents the byte order of the machine that wrote a record: the kernel logs a socket address as
 * it is in memory, so its family is in that order.
 *
 * <p>Based on {@code __AUDIT_ARCH_LE} of {@code linux/audit.h}, a flag of the arch.
 */
public enum Endian {
  LITTLE,
  BIG,
  /** No record of the event has an arch. */
  UNKNOWN;

  private static final long FLAG_LITTLE = 0x4000_0000L;

  /** Returns the byte order by the first arch that one of the records of an event has. */
  public static Endian of(RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      Field arch = record.type().isOfSyscall() ? record.find(FieldId.ARCH) : null;
      Endian endian = arch == null ? UNKNOWN : ofArch(arch.value());
      if (endian != UNKNOWN) {
        return endian;
      }
    }
    return UNKNOWN;
  }

  /**
   * Returns the byte order of an arch in hex or by name; {@link #UNKNOWN} if the text is not an
   * arch.
   */
  public static Endian ofArch(ByteSlice text) {
    long arch = Arch.loggedCode(text);
    return arch <= 0 ? UNKNOWN : (arch & FLAG_LITTLE) == 0 ? BIG : LITTLE;
  }
}
