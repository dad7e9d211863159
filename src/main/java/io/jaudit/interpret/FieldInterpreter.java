package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;

/**
 * What the value of a field means, in the words of {@code ausearch -i} (semantics §6).
 *
 * <p>In: a record and a field of it, with its value as logged. Out: the meaning, not yet escaped:
 * whatever bytes the value stands for may come out. A value that no rule applies to comes out as it
 * stands, without its quotes. Never throws for what a log says. For use by one thread at a time.
 */
public final class FieldInterpreter {
  private final Identities identities;

  /**
   * @param identities who stands behind the ids of users and groups
   */
  public FieldInterpreter(Identities identities) {
    this.identities = identities;
  }

  /** Appends what the field at {@code index} of the fields of {@code record} means. */
  public void append(AuditRecord record, int index, ByteBuilder out) {
    Field field = record.fields().get(index);
    String name = identities.name(record, index);
    if (name != null) {
      out.append(name);
      return;
    }
    ByteSlice enriched = Identities.enrichedName(record.fields(), index);
    out.append(enriched != null ? enriched : FieldText.of(record, field));
  }
}
