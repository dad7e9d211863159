package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.record.AuditRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches any of the keys in a field {@code key}. */
record KeyText(WantedText wanted) implements FieldCriterion.Test {
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
    WantedText both = other instanceof KeyText that ? wanted.or(that.wanted) : null;
    return both == null ? null : new KeyText(both);
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
