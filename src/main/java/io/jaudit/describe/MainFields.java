package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the main fields of an event (who did what): in its SYSCALL or URINGOP record, else in the
 * first record that has them.
 *
 * <p>Needs one pass over each record, regardless of the fields that are used. Not safe for use by
 * several threads.
 */
final class MainFields {
  static final int AUID = 0;
  static final int UID = 1;
  static final int GID = 2;
  static final int EUID = 3;
  static final int EGID = 4;
  static final int SUID = 5;
  static final int SGID = 6;
  static final int FSUID = 7;
  static final int FSGID = 8;
  static final int SES = 9;
  static final int PID = 10;
  static final int PPID = 11;
  static final int COMM = 12;
  static final int TTY = 13;
  static final int ARCH = 14;
  static final int SYSCALL = 15;
  static final int URING_OP = 16;
  static final int EXIT = 17;

  /** From here on, fields in the message of a program, {@code msg='…'}, are used too. */
  static final int EXE = 18;

  static final int CWD = 19;
  static final int ACCT = 20;
  private static final int COUNT = 21;

  /** The member for each field number; {@link FieldMembers#OTHER} for other fields. */
  private static final byte[] MEMBERS =
      FieldMembers.of(
          FieldId.AUID,
          FieldId.UID,
          FieldId.GID,
          FieldId.EUID,
          FieldId.EGID,
          FieldId.SUID,
          FieldId.SGID,
          FieldId.FSUID,
          FieldId.FSGID,
          FieldId.SES,
          FieldId.PID,
          FieldId.PPID,
          FieldId.COMM,
          FieldId.TTY,
          FieldId.ARCH,
          FieldId.SYSCALL,
          FieldId.URING_OP,
          FieldId.EXIT,
          FieldId.EXE,
          FieldId.CWD,
          FieldId.ACCT);

  private final @Nullable AuditRecord[] records = new AuditRecord[COUNT];
  private final int[] indexes = new int[COUNT];
  private final @Nullable ByteSlice[] names = new ByteSlice[FSGID + 1];
  private final FieldMeaning meaning;
  private @Nullable AuditRecord messageRecord;
  private int messageIndex;

  MainFields(FieldMeaning meaning) {
    this.meaning = meaning;
  }

  /** Reads an event, replacing the last one. */
  void read(AuditEvent event) {
    Arrays.fill(records, null);
    Arrays.fill(names, null);
    messageRecord = null;
    List<AuditRecord> all = event.records();
    for (int i = 0; i < all.size(); i++) {
      if (isMain(all.get(i))) {
        read(all.get(i));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (!isMain(all.get(i)) && isSource(all.get(i))) {
        read(all.get(i));
      }
    }
  }

  static boolean isMain(AuditRecord record) {
    return record.is(RecordType.SYSCALL) || record.is(RecordType.URINGOP);
  }

  /** Returns false for the frequent types of records without main fields. */
  static boolean isSource(AuditRecord record) {
    return !(record.is(RecordType.PATH)
        || record.is(RecordType.EXECVE)
        || record.is(RecordType.SOCKADDR)
        || record.is(RecordType.PROCTITLE)
        || record.is(RecordType.EOE));
  }

  private void read(AuditRecord record) {
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      Scope scope = fields.scope(i);
      if (scope == Scope.ENRICHED) {
        return;
      }
      if (fields.form(i) == Form.NESTED && messageRecord == null) {
        messageRecord = record;
        messageIndex = i;
      }
      int member = MEMBERS[fields.id(i)];
      boolean first =
          member != FieldMembers.OTHER
              && records[member] == null
              && (member >= EXE || scope == Scope.RECORD)
              && !fields.isFormer(i);
      if (first) {
        records[member] = record;
        indexes[member] = i;
      }
      if (first && member <= FSGID) {
        names[member] = meaning.of(record, i, FieldKind.USER);
      }
    }
  }

  /** Returns the record with the field; null if no record has it. */
  @Nullable AuditRecord record(int member) {
    return records[member];
  }

  /** Returns the index of the field in its record. */
  int index(int member) {
    return indexes[member];
  }

  /** Returns the name of the user or group; null if unknown. */
  @Nullable ByteSlice name(int idMember) {
    return names[idMember];
  }

  /**
   * Returns the first record with a message of a program, {@code msg='…'}; null if there is none.
   */
  @Nullable AuditRecord messageRecord() {
    return messageRecord;
  }

  /** Returns the index of that {@code msg}. */
  int messageIndex() {
    return messageIndex;
  }

  /** Returns the value as logged, without its quotes; null if no record has the field. */
  @Nullable ByteSlice value(int member) {
    AuditRecord record = records[member];
    return record == null ? null : record.fields().value(indexes[member]);
  }

  /** Returns the text of the field; null if it is a placeholder. */
  @Nullable ByteSlice text(int member) {
    AuditRecord record = records[member];
    return record == null ? null : SummaryText.of(record, indexes[member]);
  }

  /** Returns the number in the field; {@code absent} if it is not a number. */
  long number(int member, long absent) {
    ByteSlice value = value(member);
    return value == null ? absent : Ascii.decimal(value, absent);
  }
}
