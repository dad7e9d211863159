package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  public Set<Needle> needles(FieldCriterion fields) {
    return wanted.needles(fields);
  }

  @Override
  public FieldCriterion.@Nullable Test or(FieldCriterion.Test other) {
    WantedText both = other instanceof UuidText that ? wanted.or(that.wanted) : null;
    return both == null ? null : new UuidText(both);
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    int colon = text.indexOf((byte) ':', 0);
    return wanted.is(colon < 0 ? text : text.slice(0, colon));
  }
}
