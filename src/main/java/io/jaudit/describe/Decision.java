package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the decisions of security modules in an event, one record after the other: of SELinux,
 * AppArmor and Smack, and of programs that ask SELinux or AppArmor (USER_AVC). A part of an {@link
 * EventView}, with the same rules for its use.
 *
 * <p>Based on {@code security/selinux/avc.c}, {@code security/apparmor/audit.c} and {@code
 * security/smack/smack_access.c} of the kernel.
 */
public final class Decision {
  private static final int MAKERS = RecordClass.setOf(RecordClass.AVC, RecordClass.USER_AVC);
  private static final ByteSlice DENIED = ByteSlice.of("denied");
  private static final ByteSlice GRANTED = ByteSlice.of("granted");
  private static final ByteSlice SENDER = ByteSlice.of("spid");

  private RecordList records = RecordList.empty();
  private @Nullable AuditRecord record;
  private int next;

  Decision() {}

  Decision begin(RecordList all) {
    records = all;
    next = 0;
    record = null;
    return this;
  }

  /** Moves to the next record of a security module; returns false if there is none. */
  public boolean next() {
    while (next < records.size()) {
      AuditRecord candidate = records.get(next++);
      if (isSource(candidate)) {
        record = candidate;
        return true;
      }
    }
    record = null;
    return false;
  }

  /** Returns true for a record of a security module. */
  static boolean isSource(AuditRecord record) {
    return record.type().isAnyOf(MAKERS);
  }

  /**
   * Returns the decision in small letters, such as {@code denied}, {@code granted}, or AppArmor's
   * {@code allowed}; null if the record only reports something.
   */
  public @Nullable ByteSlice result() {
    return record == null ? null : result(record);
  }

  /** Returns true if the record reports that access was denied. */
  boolean isDenial() {
    ByteSlice result = result();
    return result != null && result.equals(DENIED);
  }

  /** Returns the decoded text of a field of the record; null if the record does not have it. */
  public @Nullable ByteSlice text(int fieldId) {
    int index = record == null ? -1 : record.fields().indexOf(fieldId, 0);
    return record == null || index < 0 ? null : SummaryText.of(record, index);
  }

  /** Like {@link #text(int)}, for a field that has no number. */
  @Nullable ByteSlice text(String name) {
    return record == null ? null : SummaryText.find(record, name);
  }

  /**
   * Returns what was to be accessed: a path or another name, else its label, else a capability;
   * null without any.
   */
  static @Nullable Fact checked(AuditRecord decision) {
    Fact name = checkedName(decision);
    Fact label = name == null ? SecurityLabel.checkedObject(decision) : name;
    return label == null ? capability(decision) : label;
  }

  /** Returns the capability that AppArmor decided about; null if it was something else. */
  static @Nullable Fact capability(AuditRecord decision) {
    return Fact.field(decision, "capname");
  }

  /** Returns the path, else another name, of what was to be accessed; null without one. */
  static @Nullable Fact checkedName(AuditRecord decision) {
    Fact path = Fact.field(decision, FieldId.PATH);
    return path == null ? Fact.field(decision, FieldId.NAME) : path;
  }

  /**
   * Returns true if the name of a decision is that of a PATH record: the kernel reports all of it,
   * or its last part.
   */
  static boolean isNameOf(Fact checked, AuditRecord path) {
    AuditRecord decision = checked.record();
    int index = path.fields().indexOf(FieldId.NAME, 0);
    if (decision == null || index < 0) {
      return false;
    }
    ByteSlice one = FieldText.of(decision, checked.index());
    ByteSlice other = FieldText.of(path, index);
    return one.equals(other) || isLastPartOf(one, other) || isLastPartOf(other, one);
  }

  private static boolean isLastPartOf(ByteSlice name, ByteSlice path) {
    int start = path.length() - name.length();
    return start > 0 && path.at(start - 1) == '/' && path.slice(start).equals(name);
  }

  /** Returns the label of the subject, by the rules of {@link SecurityLabel}. */
  public @Nullable ByteSlice subject() {
    return record == null ? null : SummaryText.of(SecurityLabel.checkedSubject(record));
  }

  /** Returns the label of the object, by the rules of {@link SecurityLabel}. */
  public @Nullable ByteSlice object() {
    return record == null ? null : SummaryText.of(SecurityLabel.checkedObject(record));
  }

  /** Returns the profile or label of the subject if AppArmor decided; else null. */
  public @Nullable ByteSlice profile() {
    return record == null || !isOfAppArmor(record) ? text(FieldId.PROFILE) : subject();
  }

  /** Returns true for a record that AppArmor wrote, or a program that asked it. */
  static boolean isOfAppArmor(AuditRecord record) {
    return record.find(FieldId.APPARMOR) != null;
  }

  /**
   * Returns the ID of the process that was checked, as logged; null if the record does not have it.
   * The program that reports a decision is not meant, only one that reports something else, such as
   * a new policy. What dbus asks SELinux about is the sender, {@code spid}.
   */
  public @Nullable ByteSlice pid() {
    AuditRecord decision = record;
    if (decision == null) {
      return null;
    }
    if (!RecordClass.USER_AVC.has(decision) || result(decision) == null) {
      Field pid = decision.find(FieldId.PID);
      return pid == null ? null : pid.value();
    }
    Fields fields = decision.fields();
    for (int i = 0; i < fields.firstEnriched(); i++) {
      boolean named = fields.id(i) == FieldId.PID || fields.name(i).equals(SENDER);
      if (named && fields.scope(i) == Scope.USER) {
        return fields.value(i);
      }
    }
    return null;
  }

  /** Returns the words between the braces of {@code { read write }}. */
  public List<@Nullable ByteSlice> permissions() {
    List<@Nullable ByteSlice> permissions = new ArrayList<>();
    if (record == null) {
      return permissions;
    }
    Fields fields = record.fields();
    boolean inside = false;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.form(i) != Form.WORD) {
        continue;
      }
      ByteSlice word = fields.raw(i);
      if (inside && word.is("}")) {
        break;
      }
      if (inside) {
        permissions.add(word);
      }
      inside |= word.is("{");
    }
    return permissions;
  }

  /**
   * Returns how access ended by a record of a security module. A denial that was not enforced let
   * the access pass. A notice, as of a new policy, decides nothing; a status message of AppArmor
   * reports what was done.
   */
  public static Outcome outcome(AuditRecord record) {
    if (isSeLinux(record, GRANTED)) {
      return Outcome.SUCCEEDED;
    }
    if (isSeLinux(record, DENIED)) {
      Field permissive = record.find(FieldId.PERMISSIVE);
      return permissive != null && permissive.value().is("1") ? Outcome.SUCCEEDED : Outcome.FAILED;
    }
    ByteSlice result = result(record);
    if (result == null) {
      return Outcome.UNKNOWN;
    }
    if (result.is("denied") || result.is("killed") || result.is("error")) {
      return Outcome.FAILED;
    }
    boolean allowed =
        result.is("granted")
            || result.is("allowed")
            || result.is("audit")
            || result.is("hint")
            || result.is("status");
    return allowed ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
  }

  private static @Nullable ByteSlice result(AuditRecord record) {
    Field mode = record.find(FieldId.APPARMOR);
    if (mode != null) {
      byte[] result = mode.value().toByteArray();
      for (int i = 0; i < result.length; i++) {
        result[i] = Ascii.toLower(result[i]);
      }
      return ByteSlice.of(result);
    }
    if (isSeLinux(record, DENIED)) {
      return DENIED;
    }
    if (isSeLinux(record, GRANTED)) {
      return GRANTED;
    }
    Field action = record.find(FieldId.ACTION); // of Smack
    ByteSlice word = action == null ? null : action.value();
    return word != null && (word.equals(DENIED) || word.equals(GRANTED)) ? word : null;
  }

  /**
   * Returns true if {@code word} is the first of the two decisions of SELinux, {@code avc: WORD}.
   */
  private static boolean isSeLinux(AuditRecord record, ByteSlice word) {
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.form(i) == Form.WORD) {
        ByteSlice raw = fields.raw(i);
        if (raw.equals(DENIED) || raw.equals(GRANTED)) {
          return raw.equals(word);
        }
      }
    }
    return false;
  }
}
