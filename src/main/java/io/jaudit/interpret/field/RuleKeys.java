package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * Extracts the keys of rules ({@code auditctl -k}) from a record. Several keys of one rule are
 * joined by 0x01, and therefore in hex (docs/ausearch-semantics.md §1.3). Stateless.
 */
public final class RuleKeys {
  private static final byte JOINT = 1;

  private RuleKeys() {}

  /**
   * Returns all keys of {@code record} in the order of the log, including {@code (null)}, which the
   * kernel writes for a rule without a key.
   */
  public static List<ByteSlice> of(AuditRecord record) {
    Fields fields = record.fields();
    int first = fields.indexOf(FieldId.KEY, 0);
    if (first < 0) {
      return List.of();
    }
    List<ByteSlice> keys = new ArrayList<>(1);
    for (int i = first; i >= 0; i = fields.indexOf(FieldId.KEY, i + 1)) {
      split(FieldText.of(record, fields.get(i)), keys);
    }
    return keys;
  }

  /** Splits the decoded text of a field into its keys. */
  public static List<ByteSlice> split(ByteSlice text) {
    List<ByteSlice> keys = new ArrayList<>(1);
    split(text, keys);
    return keys;
  }

  private static void split(ByteSlice text, List<ByteSlice> keys) {
    int from = 0;
    for (int at = text.indexOf(JOINT, 0); at >= 0; at = text.indexOf(JOINT, from)) {
      keys.add(text.slice(from, at));
      from = at + 1;
    }
    keys.add(text.slice(from));
  }
}
