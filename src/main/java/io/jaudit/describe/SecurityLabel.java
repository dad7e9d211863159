package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which field is the security label of a subject or an object: the only place that does.
 *
 * <p>One security module writes {@code subj=LABEL} and {@code obj=LABEL}. If there are several, the
 * kernel writes {@code subj=?} or {@code obj=?}, and after the record one of type MAC_TASK_CONTEXTS
 * or MAC_OBJ_CONTEXTS with a field for each module, such as {@code subj_selinux=}; some kernels add
 * these fields to the record itself. The label is the first that is known; {@code ?} only if none
 * is. Based on {@code kernel/audit.c} of Linux 6.18. Stateless.
 */
final class SecurityLabel {
  private static final int LABELS = RecordClass.setOf(RecordClass.LABELS);
  private static final int OBJECTS =
      RecordClass.setOf(RecordClass.PATH, RecordClass.IPC, RecordClass.OBJ_PID, RecordClass.PACKET);

  private SecurityLabel() {}

  /**
   * Returns the label of the subject of an event: that of its SYSCALL or URINGOP record, else the
   * first one.
   */
  static @Nullable Fact ofSubject(List<AuditRecord> records) {
    Fact found = null;
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      if (MainFields.isMain(records.get(i))) {
        found = better(found, inRecord(records.get(i), FieldId.SUBJ, FieldId.SUBJ_LSM));
      }
    }
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      if (MainFields.isSource(records.get(i))) {
        found = better(found, inRecord(records.get(i), FieldId.SUBJ, FieldId.SUBJ_LSM));
      }
    }
    return found;
  }

  /** Returns the first label of an object in an event. */
  static @Nullable Fact ofObject(List<AuditRecord> records) {
    Fact found = null;
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      found = better(found, ofObject(records.get(i)));
    }
    return found;
  }

  /** Returns the label of the object of {@code record}, which is one of {@code records}. */
  static @Nullable Fact ofObject(List<AuditRecord> records, AuditRecord record) {
    Fact own = ofObject(record);
    if (isKnown(own)) {
      return own;
    }
    boolean isMarked = own != null;
    if (!isMarked && hasMarked(records)) {
      return null;
    }
    AuditRecord labels = labelsOf(records, record, isMarked);
    return labels == null ? own : better(own, ofObject(labels));
  }

  /** Returns the first known label of two fields of one record, else the first field. */
  static @Nullable Fact inRecord(AuditRecord record, int field, int otherField) {
    Fields fields = record.fields();
    Fact found = null;
    for (int i = 0; i < fields.firstEnriched(); i++) {
      int id = fields.id(i);
      if ((id == field || id == otherField) && !fields.isEmpty(i) && !fields.isFormer(i)) {
        if (!SummaryText.isPlaceholder(fields, i)) {
          return Fact.at(record, i);
        }
        found = found == null ? Fact.at(record, i) : found;
      }
    }
    return found;
  }

  private static @Nullable Fact ofObject(AuditRecord record) {
    return inRecord(record, FieldId.OBJ, FieldId.OBJ_LSM);
  }

  /**
   * Returns the record with the labels of one object: the next one before another object, or the
   * one with the same rank, if there are as many of them as there are objects without a label.
   *
   * @param isMarked whether the object has {@code obj=?}, for which the kernel writes such a record
   */
  private static @Nullable AuditRecord labelsOf(
      List<AuditRecord> records, AuditRecord object, boolean isMarked) {
    int objects = 0;
    int rank = -1;
    AuditRecord next = null;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (isObject(record, isMarked)) {
        rank = record == object ? objects : rank;
        objects++;
      } else if (isLabels(record) && next == null && rank == objects - 1 && rank >= 0) {
        next = record;
      }
    }
    AuditRecord sameRank = atRank(records, rank, objects);
    return sameRank == null ? next : sameRank;
  }

  private static @Nullable AuditRecord atRank(List<AuditRecord> records, int rank, int objects) {
    int count = 0;
    AuditRecord found = null;
    for (int i = 0; i < records.size(); i++) {
      if (isLabels(records.get(i))) {
        found = count++ == rank ? records.get(i) : found;
      }
    }
    return count == objects ? found : null;
  }

  private static boolean isLabels(AuditRecord record) {
    return record.type().isAnyOf(LABELS) && record.fields().indexOf(FieldId.OBJ_LSM, 0) >= 0;
  }

  private static boolean hasMarked(List<AuditRecord> records) {
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
    Fact label = ofObject(record);
    return !isKnown(label) && (label != null) == isMarked;
  }

  private static boolean isKnown(@Nullable Fact label) {
    if (label == null) {
      return false;
    }
    AuditRecord record = label.record();
    return record != null && !SummaryText.isPlaceholder(record.fields(), label.index());
  }

  private static @Nullable Fact better(@Nullable Fact first, @Nullable Fact second) {
    return first == null || isKnown(second) ? second : first;
  }
}
