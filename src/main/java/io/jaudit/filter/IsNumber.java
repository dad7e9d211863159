package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import java.util.Set;

/** Matches a field that is a decimal number. */
record IsNumber(long wanted) implements FieldCriterion.Test {
  static boolean is(ByteSlice text, long wanted) {
    return Ascii.decimal(text, ~wanted) == wanted;
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return is(text, wanted);
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    return fields.needlesOf(NumberContinuation.of(wanted));
  }
}
