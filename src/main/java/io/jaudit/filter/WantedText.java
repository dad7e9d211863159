package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;

/** The text of an option, and how a field is compared with it. Immutable. */
final class WantedText implements FieldCriterion.Test {
  private final ByteSlice wanted;
  private final TextMatch match;

  WantedText(String wanted, TextMatch match) {
    this.wanted = ByteSlice.of(wanted);
    this.match = match;
  }

  boolean is(ByteSlice text) {
    return match.test(text, wanted);
  }

  @Override
  public ByteSlice literal() {
    return wanted;
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return is(text);
  }
}
