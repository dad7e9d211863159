package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of rules ({@code auditctl -k}) that a record carries. Several keys of one rule are
 * written as one, joined by 0x01 and so in hex (docs/ausearch-semantics.md §1.3). Stateless.
 */
public final class RuleKeys {
  private static final byte JOINT = 1;

  private RuleKeys() {}

  /**
   * Every key of {@code record} in logged order; {@code (null)}, which the kernel writes for a rule
   * without a key, is one of them.
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

  /** The keys that the decoded text of one field joins. */
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
