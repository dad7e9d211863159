package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Keys;
import io.jaudit.record.AuditRecord;

/** Any of the keys that a field {@code key} joins. */
record KeyText(WantedText wanted) implements Lookup.Test {
  @Override
  public ByteSlice literal() {
    return wanted.literal();
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    for (ByteSlice key : Keys.split(text)) {
      if (wanted.is(key)) {
        return true;
      }
    }
    return false;
  }
}
