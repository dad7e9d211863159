package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventSummary;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Fact;
import io.jaudit.describe.FactText;
import io.jaudit.describe.SummaryText;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members {@code action}, {@code object} and {@code how}: the words of the summary, as
 * in the text format. Keeps a buffer: for use by one thread at a time.
 */
final class JsonSummary {
  private final FactText text;
  private final ByteBuilder words = new ByteBuilder(256);

  JsonSummary(Identities identities) {
    this.text = new FactText(new FieldInterpreter(identities));
  }

  void write(EventView view, JsonText json, JsonParts parts) {
    EventSummary summary = view.summary();
    text.begin(view);
    json.stringMember(Member.ACTION, summary.isActionKnown() ? words(summary.action()) : null);
    parts.write(Part.OBJECT);
    json.stringMember(Member.HOW, words(summary.how()));
  }

  void writeObject(EventView view, JsonText json) {
    text.begin(view);
    json.stringMember(Member.OBJECT, words(view.summary().object()));
  }

  private @Nullable ByteSlice words(@Nullable Fact fact) {
    if (fact == null || isUnknown(fact)) {
      return null;
    }
    words.clear();
    text.append(fact, words);
    return words.toSlice();
  }

  /** Returns true if the field contains a placeholder, such as {@code acct=?}. */
  private static boolean isUnknown(Fact fact) {
    AuditRecord record = fact.record();
    return record != null && SummaryText.of(record, fact.index()) == null;
  }
}
