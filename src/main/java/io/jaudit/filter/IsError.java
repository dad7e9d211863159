package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.Outcome;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.record.AuditRecord;
import java.util.Set;

/** Matches a result of a system call that is this error. */
record IsError(int errno) implements FieldCriterion.Test {
  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    long exit = LoggedCall.exit(text, 0);
    return exit == -errno || (exit == errno && Outcome.ofCall(record) == Outcome.FAILED);
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return fields.needlesOf(NumberOrWord.of(-errno, errno));
  }
}
