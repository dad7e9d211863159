package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import java.util.Set;

/** Matches a result of a system call that is this error. */
record IsError(int errno) implements FieldCriterion.Test {
  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return IsNumber.is(text, -errno) || (IsNumber.is(text, errno) && hasFailed(record));
  }

  private static boolean hasFailed(AuditRecord record) {
    Field success = record.find(FieldId.SUCCESS);
    return success != null && success.value().is("no");
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return fields.needlesOf(new NumberContinuation(-errno, errno));
  }
}
