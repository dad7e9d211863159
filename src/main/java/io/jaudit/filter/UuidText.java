package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;

/**
 * Matches the UUID of a guest, which ends at a colon, if there is one (docs/ausearch-semantics.md
 * §3.4).
 */
record UuidText(WantedText wanted) implements FieldCriterion.Test {
  @Override
  public ByteSlice literal() {
    return wanted.literal();
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    int colon = text.indexOf((byte) ':', 0);
    return wanted.is(colon < 0 ? text : text.slice(0, colon));
  }
}
