package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.record.AuditRecord;
import java.util.Set;

/** Matches a result of a system call that is this number. */
record IsExit(long wanted) implements FieldCriterion.Test {
  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return LoggedCall.exit(text, ~wanted) == wanted;
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return fields.needlesOf(NumberOrWord.of(wanted, wanted));
  }
}
