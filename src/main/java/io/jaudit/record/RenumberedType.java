package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * Record types whose number depends on the kernel. Kernels of distributions had MAC_TASK_CONTEXTS
 * and MAC_OBJ_CONTEXTS before Linux, under the numbers that were free: 1420 and 1421, which are
 * IPE's now, or 1423 and 1424, which are Landlock's. In linux/audit.h they are 1425 and 1426. An
 * auditd that does not know a type logs its number, and the fields tell which one it is: these
 * records, and no others, begin with the label of a security module, such as {@code subj_selinux=}.
 * Stateless.
 */
final class RenumberedType {
  private static final int FIRST = 1420;
  private static final int LAST = 1426;

  private RenumberedType() {}

  /** Returns true if a record whose type is logged as this number may have another type. */
  static boolean isPossible(int number) {
    return number >= FIRST && number <= LAST;
  }

  /** Returns true if the type at {@code line[start, end)} is logged as a number. */
  static boolean isNumber(ByteSlice line, int start, int end) {
    return line.at(end - 1) == ']' || LineText.skipDigits(line, start) >= end;
  }

  /**
   * Returns the type of a record.
   *
   * @param logged the type that has the logged number now
   * @param bodyStart where the fields begin
   */
  static RecordType of(RecordType logged, ByteSlice line, int bodyStart) {
    if (line.hasAt(bodyStart, "subj_")) {
      return RecordType.of(RecordType.MAC_TASK_CONTEXTS);
    }
    return line.hasAt(bodyStart, "obj_") ? RecordType.of(RecordType.MAC_OBJ_CONTEXTS) : logged;
  }

  /** Returns true if the header that was read does not tell the type for certain. */
  static boolean mayBe(RecordType type, ByteSlice line, HeaderReader header) {
    return type.needsName() && isNumber(line, header.typeStart, header.typeEnd);
  }
}
