package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Deed;
import io.jaudit.interpret.DeedText;
import io.jaudit.interpret.FieldInterpreter;
import io.jaudit.interpret.Identities;
import io.jaudit.interpret.Normalizer;
import io.jaudit.interpret.Term;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * The members {@code action}, {@code object} and {@code how}: the words of the normaliser, as text
 * has them. Keeps a buffer: for use by one thread at a time.
 */
final class JsonDeed {
  private final Normalizer normalizer;
  private final DeedText text;
  private final ByteBuilder words = new ByteBuilder(256);

  JsonDeed(Identities identities) {
    this.normalizer = new Normalizer(identities);
    this.text = new DeedText(new FieldInterpreter(identities));
  }

  void write(AuditEvent event, JsonText json) {
    Deed deed = normalizer.normalize(event);
    json.stringMember("action", deed.isActionKnown() ? words(deed.action()) : null);
    json.stringMember("object", words(deed.object()));
    json.stringMember("how", words(deed.how()));
  }

  private @Nullable ByteSlice words(@Nullable Term term) {
    if (term == null || isUnknown(term)) {
      return null;
    }
    words.clear();
    text.appendBriefly(term, words);
    return words.toSlice();
  }

  /** True where the field holds what stands for nothing, such as {@code acct=?}. */
  private static boolean isUnknown(Term term) {
    AuditRecord record = term.record();
    return record != null && KnownText.of(record, term.index()) == null;
  }
}
