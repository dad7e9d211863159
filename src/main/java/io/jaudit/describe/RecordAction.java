package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The action that a record type reports, and its object; a row of the table of types. Immutable.
 */
final class RecordAction {
  private static final String BY_OPERATION = "op:";
  private static final int MAX_NUMBER = 4096;

  /** The actions by type number; created on first use. */
  private static final @Nullable RecordAction[] BY_TYPE = new RecordAction[MAX_NUMBER];

  private final Fact action;
  private final boolean namedByOperation;
  private final int[] objects;
  private final String objectKind;
  private final int objectDetail;
  private final int secondObject;

  private RecordAction(RecordType type) {
    String word = type.action();
    namedByOperation = word.startsWith(BY_OPERATION);
    if (word.isEmpty()) {
      action = EventSummary.UNKNOWN_ACTION;
    } else {
      action = Fact.word(namedByOperation ? word.substring(BY_OPERATION.length()) : word);
    }
    objects = Fact.fields(type.objectFields());
    objectKind = type.objectKind();
    objectDetail = FieldId.of(type.objectDetailField());
    secondObject = FieldId.of(type.secondObjectField());
  }

  /** Returns the action of a type; null if it has none. */
  static @Nullable RecordAction of(RecordType type) {
    int number = type.number();
    if (number < 0 || number >= MAX_NUMBER) {
      return null;
    }
    RecordAction known = BY_TYPE[number];
    if (known == null) {
      if (type.objectKind().isEmpty()) {
        return null;
      }
      known = new RecordAction(type);
      BY_TYPE[number] = known;
    }
    return known;
  }

  /** Sets the action and everything known about its object. */
  void describe(AuditRecord record, EventSummary summary) {
    Fact operation = namedByOperation ? Fact.field(record, FieldId.OP) : null;
    summary.action = operation == null ? action : operation;
    for (int i = 0; i < objects.length && summary.object == null; i++) {
      summary.object = Fact.field(record, objects[i]);
    }
    summary.objectKind = objectKind;
    summary.objectDetail = Fact.field(record, objectDetail);
    summary.secondObject = Fact.field(record, secondObject);
  }
}
