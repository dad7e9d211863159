package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.record.AuditRecord;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches a part of the text of a field. */
record TextPart(Part part, WantedText wanted) implements FieldCriterion.Test {
  /** Which part. */
  enum Part {
    /** Any of the keys in a field {@code key}. */
    ANY_KEY {
      @Override
      boolean isWanted(ByteSlice text, WantedText wanted) {
        for (ByteSlice key : RuleKeys.split(text)) {
          if (wanted.is(key)) {
            return true;
          }
        }
        return false;
      }
    },
    /** The text before the first colon, as of a UUID (docs/ausearch-semantics.md §3.4). */
    BEFORE_COLON {
      @Override
      boolean isWanted(ByteSlice text, WantedText wanted) {
        int colon = text.indexOf((byte) ':', 0);
        return wanted.is(colon < 0 ? text : text.slice(0, colon));
      }
    };

    abstract boolean isWanted(ByteSlice text, WantedText wanted);
  }

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
    WantedText both =
        other instanceof TextPart that && part == that.part ? wanted.or(that.wanted) : null;
    return both == null ? null : new TextPart(part, both);
  }

  @Override
  public List<String> problems() {
    return wanted.problems();
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return part.isWanted(text, wanted);
  }
}
