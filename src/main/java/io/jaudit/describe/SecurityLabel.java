package io.jaudit.describe;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which field is the security label of a subject or an object: the only place that does,
 * for filters and all formats.
 *
 * <p>One security module writes {@code subj=LABEL} and {@code obj=LABEL}. If there are several, the
 * kernel writes {@code subj=?} or {@code obj=?}, and after the record one of type MAC_TASK_CONTEXTS
 * or MAC_OBJ_CONTEXTS with a field for each module, such as {@code subj_selinux=}; some kernels add
 * these fields to the record itself. A decision of a module, also one that a program reports, has
 * names of its own for the two. The label is the first that is known; {@code ?} only if none is.
 *
 * <p>Based on {@code kernel/audit.c}, {@code security/apparmor/lsm.c} and {@code
 * security/apparmor/audit.c} of Linux 6.18, and {@code bus/apparmor.c} of dbus. Stateless.
 */
public final class SecurityLabel {
  /**
   * Represents a field that is such a label in the records of some classes.
   *
   * @param field the number of the field, see {@link FieldId}
   * @param classes a set of {@link RecordClass}es, or {@link RecordClass#ANY_TYPE}
   */
  public record Source(int field, int classes) {}

  private static final int DECISIONS = RecordClass.setOf(RecordClass.AVC, RecordClass.USER_AVC);
  private static final int USER_DECISIONS = RecordClass.setOf(RecordClass.USER_AVC);
  private static final int GUESTS = RecordClass.setOf(RecordClass.VIRTUAL_MACHINE);

  /**
   * Who was checked, by SELinux, by AppArmor ({@code label} if several profiles apply, and of
   * dbus), and by Smack.
   */
  private static final int[] CHECKED_SUBJECTS = {
    FieldId.SCONTEXT, FieldId.PROFILE, FieldId.LABEL, FieldId.SUBJECT
  };

  /** What was to be accessed, by the same modules. */
  private static final int[] CHECKED_OBJECTS = {
    FieldId.TCONTEXT, FieldId.PEER, FieldId.PEER_LABEL, FieldId.OBJECT
  };

  private SecurityLabel() {}

  /** Returns all fields that are the label of a subject. */
  public static List<Source> ofSubjects() {
    return sources(CHECKED_SUBJECTS, FieldId.SUBJ, FieldId.SUBJ_LSM, FieldId.VM_CTX);
  }

  /** Returns all fields that are the label of an object. */
  public static List<Source> ofObjects() {
    return sources(CHECKED_OBJECTS, FieldId.OBJ, FieldId.OBJ_LSM, FieldId.IMG_CTX);
  }

  private static List<Source> sources(int[] checked, int field, int ofModules, int ofGuests) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(field, RecordClass.ANY_TYPE));
    sources.add(new Source(ofModules, RecordClass.ANY_TYPE));
    for (int one : checked) {
      sources.add(new Source(one, DECISIONS));
    }
    sources.add(new Source(ofGuests, GUESTS));
    return sources;
  }

  /**
   * Returns the label of the subject of an event: that of its SYSCALL or URINGOP record, else the
   * first one. Of a decision that a program reports it is the label of who was checked.
   */
  static @Nullable Fact ofSubject(RecordList records) {
    return ofSubject(records, DECISIONS);
  }

  /**
   * Returns the label of the process of an event, which is the subject, except that a program that
   * reports a decision is not whom it checked.
   */
  static @Nullable Fact ofProcess(RecordList records) {
    return ofSubject(records, DECISIONS & ~USER_DECISIONS);
  }

  private static @Nullable Fact ofSubject(RecordList records, int decisions) {
    Fact found = null;
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      if (MainFields.isMain(records.get(i))) {
        found = better(found, ofSubject(records.get(i), decisions));
      }
    }
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      if (MainFields.isSource(records.get(i))) {
        found = better(found, ofSubject(records.get(i), decisions));
      }
    }
    return found;
  }

  private static @Nullable Fact ofSubject(AuditRecord record, int decisions) {
    Fact checked = record.type().isAnyOf(decisions) ? checkedSubject(record) : null;
    if (isKnown(checked)) {
      return checked;
    }
    Fact found = better(checked, inRecord(record, FieldId.SUBJ, FieldId.SUBJ_LSM));
    return isKnown(found) ? found : better(found, ofGuest(record, FieldId.VM_CTX));
  }

  /** Returns the label of the subject of a decision. */
  static @Nullable Fact checkedSubject(AuditRecord decision) {
    return first(decision, CHECKED_SUBJECTS);
  }

  /** Returns the label of the object of a decision. */
  static @Nullable Fact checkedObject(AuditRecord decision) {
    return first(decision, CHECKED_OBJECTS);
  }

  private static @Nullable Fact first(AuditRecord record, int[] fields) {
    Fact found = null;
    for (int i = 0; i < fields.length && !isKnown(found); i++) {
      found = better(found, inRecord(record, fields[i], fields[i]));
    }
    return found;
  }

  private static @Nullable Fact ofGuest(AuditRecord record, int field) {
    return record.type().isAnyOf(GUESTS) ? inRecord(record, field, field) : null;
  }

  /** Returns the first label of an object in an event. */
  static @Nullable Fact ofObject(RecordList records) {
    Fact found = null;
    for (int i = 0; i < records.size() && !isKnown(found); i++) {
      AuditRecord record = records.get(i);
      found = better(found, ofObject(record));
      if (!isKnown(found) && record.type().isAnyOf(DECISIONS)) {
        found = better(found, checkedObject(record));
      } else if (!isKnown(found)) {
        found = better(found, ofGuest(record, FieldId.IMG_CTX));
      }
    }
    return found;
  }

  /** Returns the first known label of two fields of one record, else the first field. */
  private static @Nullable Fact inRecord(AuditRecord record, int field, int otherField) {
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
