package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.EventSummary;
import io.jaudit.interpret.Fact;
import io.jaudit.interpret.FactText;
import io.jaudit.interpret.FieldInterpreter;
import io.jaudit.interpret.Identities;
import io.jaudit.interpret.Normalizer;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * The members {@code action}, {@code object} and {@code how}: the words of the normaliser, as text
 * has them. Keeps a buffer: for use by one thread at a time.
 */
final class JsonSummary {
  private final Normalizer normalizer;
  private final FactText text;
  private final ByteBuilder words = new ByteBuilder(256);

  JsonSummary(Identities identities) {
    this.normalizer = new Normalizer(identities);
    this.text = new FactText(new FieldInterpreter(identities));
  }

  void write(AuditEvent event, JsonText json) {
    text.begin(event);
    EventSummary deed = normalizer.normalize(event);
    json.stringMember("action", deed.isActionKnown() ? words(deed.action()) : null);
    json.stringMember("object", words(deed.object()));
    json.stringMember("how", words(deed.how()));
  }

  private @Nullable ByteSlice words(@Nullable Fact term) {
    if (term == null || isUnknown(term)) {
      return null;
    }
    words.clear();
    text.appendBriefly(term, words);
    return words.toSlice();
  }

  /** True where the field holds what stands for nothing, such as {@code acct=?}. */
  private static boolean isUnknown(Fact term) {
    AuditRecord record = term.record();
    return record != null && SummaryText.of(record, term.index()) == null;
  }
}
