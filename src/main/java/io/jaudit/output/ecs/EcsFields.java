package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Decision;
import io.jaudit.describe.EventView;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields of an event by name, wherever they are: in the SYSCALL record first, then in the
 * other records in their order. PATH, SOCKADDR and EXECVE records are not searched. Not safe for
 * use by several threads.
 */
final class EcsFields {
  /**
   * A field of a record.
   *
   * @param record the record
   * @param index the index of the field in it
   */
  record Found(AuditRecord record, int index) {
    /** Returns the decoded text. */
    ByteSlice text() {
      return FieldText.of(record, index);
    }
  }

  private final List<AuditRecord> searched = new ArrayList<>();
  private @Nullable Decision decisions;

  /** Goes to the event of {@code view}. */
  void of(EventView view) {
    searched.clear();
    AuditRecord call = view.event().first(RecordType.SYSCALL);
    if (call != null) {
      searched.add(call);
    }
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (record != call && isSearched(record)) {
        searched.add(record);
      }
    }
    decisions = view.decisions();
  }

  private static boolean isSearched(AuditRecord record) {
    return !(record.is(RecordType.PATH)
        || record.is(RecordType.SOCKADDR)
        || record.is(RecordType.EXECVE)
        || record.is(RecordType.EOE));
  }

  /** Returns the records, the most important one first. */
  List<AuditRecord> records() {
    return searched;
  }

  /** Returns true if the event has the field, or what is written as it. */
  boolean has(String name) {
    return name.equals("seresult") ? isOfSeLinux() : find(name) != null;
  }

  private boolean isOfSeLinux() {
    return decisions != null
        && decisions.next()
        && decisions.result() != null
        && find("apparmor") == null;
  }

  /** Returns the first of these fields with a value; null if there is none. */
  @Nullable Found find(List<String> names) {
    Found found = null;
    for (int i = 0; i < names.size() && found == null; i++) {
      found = find(names.get(i));
    }
    return found;
  }

  /** Returns the first field of this name with a value; null if there is none. */
  @Nullable Found find(String name) {
    for (int i = 0; i < searched.size(); i++) {
      AuditRecord record = searched.get(i);
      int index = index(record.fields(), name);
      if (index >= 0) {
        return new Found(record, index);
      }
    }
    return null;
  }

  /** Older LOGIN records contain {@code old auid=0 new auid=1000}. */
  private static int index(Fields fields, String name) {
    boolean isFormer = name.equals("old_auid");
    String logged = isFormer || name.equals("new_auid") ? "auid" : name;
    for (int i = fields.indexOf(logged, 0); i >= 0; i = fields.indexOf(logged, i + 1)) {
      if (fields.isFormer(i) == isFormer && isKnown(fields, i)) {
        return name.equals("new_auid") && !isAfter(fields, i, "new") ? -1 : i;
      }
    }
    return -1;
  }

  private static boolean isAfter(Fields fields, int index, String word) {
    return index > 0 && fields.form(index - 1) == Form.WORD && fields.raw(index - 1).is(word);
  }

  /** Returns false for a value that only says that there is none. */
  static boolean isKnown(Fields fields, int index) {
    ByteSlice value = fields.value(index);
    return !(value.isEmpty() || value.is("?") || value.is("(null)"));
  }

  /** Returns true for a field of the list of fields whose value is that of an unset ID. */
  static boolean isUnset(ByteSlice value) {
    return value.is("4294967295") || value.is("-1") || value.is("unset");
  }
}
