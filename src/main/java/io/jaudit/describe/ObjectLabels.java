package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The security labels of the objects of one event, by the rules of {@link SecurityLabel}. The
 * records are looked through once for all objects, because an event may have very many. Not safe
 * for use by several threads.
 */
final class ObjectLabels {
  private static final int LABELS = RecordClass.setOf(RecordClass.LABELS);
  private static final int OBJECTS =
      RecordClass.setOf(RecordClass.PATH, RecordClass.IPC, RecordClass.OBJ_PID, RecordClass.PACKET);

  private final RecordList records;

  /** For each object without a known label the record with its labels; made when first needed. */
  private @Nullable Map<AuditRecord, AuditRecord> labelsOf;

  ObjectLabels(RecordList records) {
    this.records = records;
  }

  /** Returns the label of the object of {@code record}, which is one of the event. */
  @Nullable Fact of(AuditRecord record) {
    Fact own = SecurityLabel.ofObject(record);
    if (SecurityLabel.isKnown(own)) {
      return own;
    }
    Map<AuditRecord, AuditRecord> known = labelsOf;
    if (known == null) {
      known = labelsOf(records);
      labelsOf = known;
    }
    AuditRecord labels = known.get(record);
    return labels == null ? own : SecurityLabel.better(own, SecurityLabel.ofObject(labels));
  }

  /**
   * Assigns the records with labels to the objects: if there are as many of one as of the other, in
   * their order; else to an object the first one before the next object.
   */
  private static Map<AuditRecord, AuditRecord> labelsOf(RecordList records) {
    if (!hasLabels(records)) {
      return Map.of();
    }
    boolean isMarked = hasMarked(records);
    List<AuditRecord> objects = new ArrayList<>();
    List<AuditRecord> labels = new ArrayList<>();
    Map<AuditRecord, AuditRecord> labelsOf = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (isObject(record, isMarked)) {
        objects.add(record);
      } else if (isLabels(record)) {
        labels.add(record);
        if (!objects.isEmpty()) {
          labelsOf.putIfAbsent(objects.get(objects.size() - 1), record);
        }
      }
    }
    for (int i = 0; i < objects.size() && objects.size() == labels.size(); i++) {
      labelsOf.put(objects.get(i), labels.get(i));
    }
    return labelsOf;
  }

  private static boolean hasLabels(RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      if (isLabels(records.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLabels(AuditRecord record) {
    return record.type().isAnyOf(LABELS) && record.fields().indexOf(FieldId.OBJ_LSM, 0) >= 0;
  }

  /** If an object has {@code obj=?}, the kernel writes labels for such objects alone. */
  private static boolean hasMarked(RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      if (isObject(records.get(i), true)) {
        return true;
      }
    }
    return false;
  }

  /** Returns true for a record of an object without a known label, but with or without a mark. */
  private static boolean isObject(AuditRecord record, boolean isMarked) {
    if (!record.type().isAnyOf(OBJECTS)) {
      return false;
    }
    Fact label = SecurityLabel.ofObject(record);
    return !SecurityLabel.isKnown(label) && (label != null) == isMarked;
  }
}
