package io.jaudit.interpret.names;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Names the users and groups whose IDs are in records.
 *
 * <p>In: a field of a record that contains an ID. Out: its name: the one that auditd wrote into the
 * enriched part of the same record, because it was looked up on the host of the log at that time;
 * else {@code unset}, {@code root}, or the given name (docs/ausearch-differences.md no. 9). Names
 * have one character per byte (ISO-8859-1). Immutable, and as thread-safe as the given names.
 *
 * <p>docs/ausearch-semantics.md §6.2 lists the fields that contain IDs.
 */
public final class Identities {
  /** The unset ID, {@code -1} in 32 bits: the login ID of a daemon. */
  public static final long UNSET = 0xffff_ffffL;

  private static final int GROUP_CHANGE = RecordClass.setOf(RecordClass.GROUP_CHANGE);

  private final IdNames users;
  private final IdNames groups;

  /** Uses names in addition to those in the log. */
  public Identities(IdNames users, IdNames groups) {
    this.users = users;
    this.groups = groups;
  }

  /** Returns identities with only the names in the log. */
  public static Identities ofLog() {
    return new Identities(IdNames.none(), IdNames.none());
  }

  /** Returns the names of users that are used in addition to those in the log. */
  public IdNames users() {
    return users;
  }

  /** Returns the names of groups that are used in addition to those in the log. */
  public IdNames groups() {
    return groups;
  }

  /** Returns true if the field {@code id} of a record of this type holds the id of a user. */
  public static boolean isUser(RecordType type, int id) {
    return FieldId.kind(id) == FieldKind.USER && !isIdOfGroup(type, id);
  }

  /** Returns true if the field {@code id} of a record of this type holds the id of a group. */
  public static boolean isGroup(RecordType type, int id) {
    return FieldId.kind(id) == FieldKind.GROUP || isIdOfGroup(type, id);
  }

  private static boolean isIdOfGroup(RecordType type, int id) {
    return id == FieldId.ID && type.isAnyOf(GROUP_CHANGE);
  }

  /**
   * Returns the name of the user or group in the field at {@code index} of {@code record}; null if
   * the field contains no ID, or its name is unknown.
   */
  public @Nullable String name(AuditRecord record, int index) {
    Fields fields = record.fields();
    int fieldId = fields.id(index);
    boolean ofUser = isUser(record.type(), fieldId);
    if (!ofUser && !isGroup(record.type(), fieldId)) {
      return null;
    }
    ByteSlice enriched = enrichedName(fields, index);
    if (enriched != null) {
      return enriched.latin1();
    }
    long id = id(fields.value(index));
    if (id < 0) {
      return null;
    }
    return id == UNSET ? "unset" : id == 0 ? "root" : (ofUser ? users : groups).name(id);
  }

  /**
   * Returns the name that auditd wrote for the ID in the field at {@code index}; null if it wrote
   * none, or only that it is unknown.
   */
  public static @Nullable ByteSlice enrichedName(Fields fields, int index) {
    Field enriched = fields.enriched(index);
    if (enriched == null) {
      return null;
    }
    ByteSlice name = enriched.value();
    boolean unknown = name.startsWith("unknown(") || name.startsWith("unknown-");
    return unknown || name.isEmpty() ? null : name;
  }

  /**
   * Parses an ID as an unsigned 32-bit number, so that {@code -1} is {@link #UNSET}; returns -1 if
   * {@code text} is not an ID. Old programs write a colon or comma after it.
   */
  public static long id(ByteSlice text) {
    int end = text.length();
    while (end > 0 && isPunctuation(text.at(end - 1))) {
      end--;
    }
    ByteSlice digits = end == text.length() ? text : text.slice(0, end);
    long number = Ascii.decimal(digits, Long.MIN_VALUE);
    return number < Integer.MIN_VALUE || number > UNSET ? -1 : number & UNSET;
  }

  /** Returns true for a byte that old programs write directly after an ID. */
  public static boolean isPunctuation(byte b) {
    return b == ':' || b == ',' || b == ')' || b == '\'';
  }
}
