package io.jaudit.interpret;

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
 * Who stands behind the ids of users and groups in records.
 *
 * <p>In: a field of a record that holds an id. Out: its name: what auditd wrote into the enriched
 * part of that very record, because it asked the host of the log at the time; else {@code unset},
 * {@code root}, or what the given names say (docs/ausearch-differences.md no. 9). Names are one
 * character a byte (ISO-8859-1). Immutable, and as safe for use by several threads as the given
 * names.
 *
 * <p>Which fields hold ids is docs/ausearch-semantics.md §6.2.
 */
public final class Identities {
  /** The id of nobody, {@code -1} in 32 bits: the login id of a daemon. */
  public static final long UNSET = 0xffff_ffffL;

  private static final int GROUP_CHANGE = RecordClass.setOf(RecordClass.GROUP_CHANGE);

  private final IdNames users;
  private final IdNames groups;

  /** With what else than the log is known of users and groups. */
  public Identities(IdNames users, IdNames groups) {
    this.users = users;
    this.groups = groups;
  }

  /** Those of whom only the log says a name. */
  public static Identities ofLog() {
    return new Identities(IdNames.none(), IdNames.none());
  }

  public IdNames users() {
    return users;
  }

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
   * What the user or group in the field at {@code index} of {@code record} is called; null where
   * the field holds no id, or nobody knows its name.
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
   * The name that auditd wrote for the id in the field at {@code index}; null where it wrote none,
   * or only that it knows none.
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
   * The id that {@code text} stands for, as an unsigned 32-bit number, so that {@code -1} is {@link
   * #UNSET}; -1 where it is none. Old programs set a colon or comma behind it.
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

  static boolean isPunctuation(byte b) {
    return b == ':' || b == ',' || b == ')' || b == '\'';
  }
}
