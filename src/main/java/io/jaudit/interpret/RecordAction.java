package io.jaudit.interpret;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record of one type says was done, and to what; a row of the table. Immutable. */
final class RecordAction {
  private static final String BY_OPERATION = "op:";
  private static final String NOTHING = "-";
  private static final Map<Integer, RecordAction> BY_TYPE = load();

  private final Fact action;
  private final boolean namedByOperation;
  private final List<String> objects;
  private final String objectKind;
  private final String objectDetail;
  private final String secondObject;

  private RecordAction(List<String> row) {
    String word = row.get(1);
    namedByOperation = word.startsWith(BY_OPERATION);
    if (word.equals(NOTHING)) {
      action = EventSummary.UNKNOWN_ACTION;
    } else {
      action = Fact.word(namedByOperation ? word.substring(BY_OPERATION.length()) : word);
    }
    objects = TableRows.split(row.get(2), ',');
    objectKind = row.get(3);
    objectDetail = row.get(4);
    secondObject = row.get(5);
  }

  private static Map<Integer, RecordAction> load() {
    Map<Integer, RecordAction> actions = new HashMap<>();
    for (List<String> row : TableRows.read("deeds/record-actions.tsv")) {
      RecordType type = RecordType.named(row.get(0));
      if (type == null) {
        throw new IllegalStateException("not a record type: " + row.get(0));
      }
      actions.put(type.number(), new RecordAction(row));
    }
    return actions;
  }

  /** The action of a type; null where it has none. */
  static @Nullable RecordAction of(RecordType type) {
    return BY_TYPE.get(type.number());
  }

  /** Sets the action of {@code deed} and all that is known of its object. */
  void describe(AuditRecord record, EventSummary deed) {
    Fact operation = namedByOperation ? Fact.field(record, "op") : null;
    deed.action = operation == null ? action : operation;
    for (int i = 0; i < objects.size() && deed.object == null; i++) {
      deed.object = Fact.field(record, objects.get(i));
    }
    deed.objectKind = objectKind;
    deed.objectDetail = Fact.field(record, objectDetail);
    deed.secondObject = Fact.field(record, secondObject);
  }
}
