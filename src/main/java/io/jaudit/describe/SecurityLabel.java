package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
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

  /** Returns the label that the record of an object has itself. */
  static @Nullable Fact ofObject(AuditRecord record) {
    return inRecord(record, FieldId.OBJ, FieldId.OBJ_LSM);
  }

  static boolean isKnown(@Nullable Fact label) {
    if (label == null) {
      return false;
    }
    AuditRecord record = label.record();
    return record != null && !SummaryText.isPlaceholder(record.fields(), label.index());
  }

  /** Returns the second label if it is known or there is no first one; else the first. */
  static @Nullable Fact better(@Nullable Fact first, @Nullable Fact second) {
    return first == null || isKnown(second) ? second : first;
  }
}
