package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Outcome;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How what an event reports went (docs/ausearch-semantics.md §3.6). An event has one outcome: that
 * of the last record that reports one; of an AVC, which also reports what was denied but let pass,
 * only where no other record does.
 */
record ByOutcome(Outcome wanted) implements EventFilter {
  /** Those that may report a result, beside those with a rule of their own. */
  private static final int RESULT =
      RecordClass.setOf(
          RecordClass.MAC_CONFIG,
          RecordClass.TASK,
          RecordClass.ANOMALY,
          RecordClass.INTEGRITY,
          RecordClass.KERNEL,
          RecordClass.DAEMON,
          RecordClass.DAEMON_CONNECTION);

  private static final ByteSlice DENIED = ByteSlice.of("denied");

  /** Where a value begins like this, and with what is behind it, it may say success. */
  private static final int LONGEST_SUCCESS = "suc".length();

  /** Apart, as few searches are for them. */
  private static final class Failures {
    private static final ValueContinuation FAILURE = ByOutcome::mayBeFailure;
    private static final Set<Needle> NEEDLES =
        Set.of(
            said("success="),
            said("res="),
            said("result="),
            Needle.exactly(DENIED),
            Needle.exactly(ByteSlice.of("apparmor=")));

    private static Needle said(String field) {
      return Needle.exactly(ByteSlice.of(field)).followedBy(FAILURE, 1);
    }
  }

  @Override
  public boolean matches(AuditEvent event) {
    Outcome outcome = null;
    Outcome decision = null;
    for (AuditRecord record : event.records()) {
      Outcome reported = reported(record);
      outcome = reported == null ? outcome : reported;
      if (decision == null) {
        decision = decision(record);
      }
    }
    return (outcome == null ? decision : outcome) == wanted;
  }

  /** Null where the record reports nothing, or nothing that says how it went. */
  private static @Nullable Outcome reported(AuditRecord record) {
    if (RecordClass.SYSCALL.has(record)) {
      return said(record.find(FieldId.SUCCESS));
    }
    Field result = record.find(FieldId.RES);
    if (RecordClass.USER.has(record)) {
      return said(
          result == null ? record.find(FieldId.RESULT) : result); // old programs spell it out
    }
    if (RecordClass.LOGIN.has(record) || RecordClass.CONFIG.has(record)) {
      return result == null ? Outcome.SUCCEEDED : said(result);
    }
    return record.type().isAnyOf(RESULT) ? said(result) : null;
  }

  private static @Nullable Outcome said(@Nullable Field field) {
    Outcome outcome = field == null ? Outcome.UNKNOWN : Outcome.of(field.value());
    return outcome == Outcome.UNKNOWN ? null : outcome;
  }

  /** Returns the decision of SELinux or AppArmor. */
  private static @Nullable Outcome decision(AuditRecord record) {
    boolean ofProgram = RecordClass.USER_AVC.has(record);
    if (!ofProgram && !RecordClass.AVC.has(record)) {
      return null;
    }
    Field appArmor = record.find(FieldId.APPARMOR);
    if (appArmor != null) {
      ByteSlice mode = appArmor.value();
      return succeededIf(!(mode.is("DENIED") || mode.is("KILLED") || mode.is("ERROR")));
    }
    ByteSlice body = record.body();
    int permissions = body.indexOf((byte) '{', 0);
    if (permissions < 0) {
      return ofProgram ? null : Outcome.SUCCEEDED;
    }
    return succeededIf(!body.slice(0, permissions).contains(DENIED));
  }

  private static Outcome succeededIf(boolean success) {
    return success ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  /** Failures are rare; most events succeed, and to look for that would only cost time. */
  @Override
  public Interest interest() {
    return wanted == Outcome.FAILED ? Interest.literals(Failures.NEEDLES) : Interest.ALL;
  }

  /** True for all values but those that begin as success does. */
  private static boolean mayBeFailure(byte[] block, int at, int end) {
    int valueEnd = Math.min(end, at + LONGEST_SUCCESS);
    return Outcome.of(ByteSlice.of(block, at, valueEnd)) != Outcome.SUCCEEDED;
  }
}
