package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.record.AuditRecord;
import java.util.Set;

/** Matches a system call, or an operation of io_uring, by its number; of any arch. */
record IsSyscall(long wanted) implements FieldCriterion.Test {
  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    long number = LoggedCall.number(record, text);
    return number != LoggedCall.NONE && number == wanted;
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return fields.needlesOf(NumberOrWord.of(wanted, wanted));
  }
}
