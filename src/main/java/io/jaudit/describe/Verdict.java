package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * How access ended by a record that reports only what was decided, not {@code success=} or {@code
 * res=}: of security modules, seccomp and fanotify.
 *
 * <p>Based on {@code linux/seccomp.h}, {@code linux/fanotify.h}, {@code security/ipe/audit.c} and
 * {@code security/landlock/audit.c} of the kernel. Stateless.
 */
final class Verdict {
  private static final long NONE = -1;

  /** SECCOMP_RET_ACTION_FULL: the low bits are data for the action. */
  private static final long SECCOMP_ACTION = 0xffff_0000L;

  private static final long SECCOMP_USER_NOTIF = 0x7fc0_0000L;
  private static final long SECCOMP_TRACE = 0x7ff0_0000L;
  private static final long SECCOMP_LOG = 0x7ffc_0000L;
  private static final long SECCOMP_ALLOW = 0x7fff_0000L;

  /** FANOTIFY_RESPONSE_ACCESS; other bits may contain the error that the program gets. */
  private static final long FAN_ACCESS = 3;

  private static final long FAN_ALLOW = 1;

  private static final ByteSlice IPE_DENY = ByteSlice.of("action=DENY");
  private static final ByteSlice IPE_ALLOW = ByteSlice.of("action=ALLOW");

  private Verdict() {}

  /** Returns the outcome; UNKNOWN if the record is of another type, or decides nothing. */
  static Outcome of(AuditRecord record) {
    if (Decision.isSource(record)) {
      return Decision.outcome(record);
    }
    return switch (record.type().number()) {
      case RecordType.SECCOMP -> ofSeccomp(record.find(FieldId.CODE));
      case RecordType.FANOTIFY -> ofFanotify(record.find(FieldId.RESP));
      case RecordType.IPE_ACCESS -> ofIpe(record);
      case RecordType.LANDLOCK_ACCESS -> ofLandlock(record.find("blockers"));
      default -> Outcome.UNKNOWN;
    };
  }

  /** A call that is logged is executed; another process decides about some. */
  private static Outcome ofSeccomp(@Nullable Field code) {
    long number = code == null ? NONE : Ascii.hexadecimal(code.value(), NONE);
    if (number == NONE) {
      return code == null ? Outcome.UNKNOWN : ofSeccompWord(code.value());
    }
    long action = number & SECCOMP_ACTION;
    if (action == SECCOMP_ALLOW || action == SECCOMP_LOG) {
      return Outcome.SUCCEEDED;
    }
    return action == SECCOMP_USER_NOTIF || action == SECCOMP_TRACE
        ? Outcome.UNKNOWN
        : Outcome.FAILED;
  }

  /** Of interpreted text, the words of {@code -i} (seccomp-actions.tsv). */
  private static Outcome ofSeccompWord(ByteSlice word) {
    return switch (word.latin1()) {
      case "allow", "log" -> Outcome.SUCCEEDED;
      case "kill-process", "kill-thread", "kill", "trap", "errno" -> Outcome.FAILED;
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome ofFanotify(@Nullable Field response) {
    long number = response == null ? NONE : Ascii.decimal(response.value(), NONE);
    if (number < 0 || (number & FAN_ACCESS) == 0) {
      return Outcome.UNKNOWN;
    }
    return (number & FAN_ACCESS) == FAN_ALLOW ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  /** Landlock logs denied access only, with what was denied. */
  private static Outcome ofLandlock(@Nullable Field blockers) {
    return blockers == null ? Outcome.UNKNOWN : Outcome.FAILED;
  }

  /** Like a permissive denial of SELinux, one that is not enforced lets the access pass. */
  private static Outcome ofIpe(AuditRecord record) {
    Field rule = record.find("rule");
    if (rule == null) {
      return Outcome.UNKNOWN;
    }
    if (rule.value().contains(IPE_DENY)) {
      Field enforcing = record.find(FieldId.ENFORCING);
      return enforcing != null && enforcing.value().is("0") ? Outcome.SUCCEEDED : Outcome.FAILED;
    }
    return rule.value().contains(IPE_ALLOW) ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
  }
}
