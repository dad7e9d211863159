package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.RuleKeys;
import io.jaudit.record.AuditRecord;

/** Matches any of the keys in a field {@code key}. */
record KeyText(WantedText wanted) implements FieldCriterion.Test {
  @Override
  public ByteSlice literal() {
    return wanted.literal();
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    for (ByteSlice key : RuleKeys.split(text)) {
      if (wanted.is(key)) {
        return true;
      }
    }
    return false;
  }
}
