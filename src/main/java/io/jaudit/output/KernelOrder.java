package io.jaudit.output;

import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.Arrays;

/**
 * Decides whether the fields of a SYSCALL record are those that the kernel writes, each at most
 * once and in its order, so that {@link SyscallLine} has read what the index of the fields has.
 * Stateless.
 */
public final class KernelOrder {
  private static final int[] ORDER = {
    FieldId.ARCH,
    FieldId.SYSCALL,
    FieldId.of("per"),
    FieldId.SUCCESS,
    FieldId.EXIT,
    FieldId.A0,
    FieldId.A1,
    FieldId.A2,
    FieldId.A3,
    FieldId.ITEMS,
    FieldId.PPID,
    FieldId.PID,
    FieldId.AUID,
    FieldId.UID,
    FieldId.GID,
    FieldId.EUID,
    FieldId.SUID,
    FieldId.FSUID,
    FieldId.EGID,
    FieldId.SGID,
    FieldId.FSGID,
    FieldId.TTY,
    FieldId.SES,
    FieldId.COMM,
    FieldId.EXE,
    FieldId.SUBJ,
    FieldId.KEY
  };

  /** In that order, what differs from record to record. */
  private static final int FIRST_NUMBER = 4;

  private static final int LAST_NUMBER = 11;

  private static final int UNKNOWN = -1;

  /** For each field, its position in the order; {@link #UNKNOWN} for the others. */
  private static final int[] POSITIONS = positions();

  private KernelOrder() {}

  private static int[] positions() {
    int[] positions = new int[FieldId.highest() + 1];
    Arrays.fill(positions, UNKNOWN);
    for (int i = 0; i < ORDER.length; i++) {
      positions[ORDER[i]] = i;
    }
    return positions;
  }

  /**
   * Returns true if the kernel writes such fields, for a call that returned or that never does, and
   * auditd such names for them.
   */
  public static boolean isKept(Fields fields) {
    int last = UNKNOWN;
    for (int i = 0; i < fields.firstEnriched(); i++) {
      int position = POSITIONS[fields.id(i)];
      if (position <= last || !isUsual(fields, i)) {
        return false;
      }
      boolean isNumber = position >= FIRST_NUMBER && position <= LAST_NUMBER;
      if (isNumber && fields.partner(i) >= 0) {
        return false;
      }
      last = position;
    }
    for (int i = fields.firstEnriched(); i < fields.size(); i++) {
      if (fields.partner(i) < 0) {
        return false;
      }
    }
    int success = fields.indexOf(FieldId.SUCCESS, 0);
    return success < 0
        ? fields.indexOf(FieldId.EXIT, 0) < 0
        : fields.value(success).is("yes") || fields.value(success).is("no");
  }

  private static boolean isUsual(Fields fields, int i) {
    Form form = fields.form(i);
    return fields.scope(i) == Scope.RECORD && (form == Form.BARE || form == Form.QUOTED);
  }
}
