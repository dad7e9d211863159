package io.jaudit.interpret.names;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
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
 * else {@code unset}, {@code root}, or the given name (docs/ausearch-differences.md no. 9). If the
 * record has a word instead of the ID, as in saved output of {@code ausearch -i}, that is the name.
 * Names have one character per byte (ISO-8859-1). Immutable, and as thread-safe as the given names.
 *
 * <p>docs/ausearch-semantics.md §6.2 lists the fields that contain IDs.
 */
public final class Identities {
  /** The unset ID, {@code -1} in 32 bits: the login ID of a daemon. */
  public static final long UNSET = 0xffff_ffffL;

  private static final int GROUP_CHANGE = RecordClass.setOf(RecordClass.GROUP_CHANGE);
  private static final ByteSlice UNKNOWN = ByteSlice.of("unknown(");
  private static final long NO_ID = -1;

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
    ByteSlice logged = loggedName(fields, index);
    if (logged != null) {
      return logged.latin1();
    }
    long id = id(fields.value(index));
    if (id < 0) {
      return null;
    }
    return id == UNSET ? "unset" : id == 0 ? "root" : (ofUser ? users : groups).name(id);
  }

  /**
   * Returns the name in the log for the ID in the field at {@code index}: the one that auditd
   * wrote, else the word that the field contains instead of an ID; null if there is neither.
   */
  public static @Nullable ByteSlice loggedName(Fields fields, int index) {
    ByteSlice enriched = enrichedName(fields, index);
    return enriched == null ? word(fields, index) : enriched;
  }

  /**
   * Returns the name that the field at {@code index} contains instead of an ID, {@code unset} and
   * {@code root} included; null for an ID, a placeholder such as {@code ?} or {@code n/a}, and a
   * damaged number.
   */
  public static @Nullable ByteSlice word(Fields fields, int index) {
    if (fields.isEmpty(index) || !isWordStart(fields.firstOfValue(index))) {
      return null;
    }
    Form form = fields.form(index);
    ByteSlice word = withoutPunctuation(fields.value(index));
    boolean isName =
        (form == Form.BARE || form == Form.QUOTED)
            && word.indexOf((byte) '/', 0) < 0
            && !isUnknown(word);
    return isName ? word : null;
  }

  /** Returns true for a byte with which a word may begin, unlike a number and a placeholder. */
  public static boolean isWordStart(byte b) {
    return b < 0 || b == '_' || Ascii.isLetter(b);
  }

  /** Returns true for the text that auditd and ausearch write if they find no name. */
  private static boolean isUnknown(ByteSlice name) {
    return name.startsWith("unknown(") || name.startsWith("unknown-");
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
    return isUnknown(name) || name.isEmpty() ? null : name;
  }

  /**
   * Parses an ID as an unsigned 32-bit number, so that {@code -1} is {@link #UNSET}; returns -1 if
   * {@code text} is not an ID. Old programs write a colon or comma after it. The words of ausearch
   * that have the same ID on every host are read, too: {@code unset}, {@code root} and {@code
   * unknown(ID)}.
   */
  public static long id(ByteSlice text) {
    ByteSlice digits = withoutPunctuation(text);
    long number = Ascii.decimal(digits, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      return digits.isEmpty() || !isWordStart(digits.at(0)) ? NO_ID : idOfWord(digits);
    }
    return unsigned(number);
  }

  private static long idOfWord(ByteSlice word) {
    if (word.startsWith(UNKNOWN)) {
      return unsigned(Ascii.decimal(word.slice(UNKNOWN.length(), word.length()), Long.MIN_VALUE));
    }
    return word.is("root") ? 0 : word.is("unset") ? UNSET : NO_ID;
  }

  private static long unsigned(long id) {
    return id < Integer.MIN_VALUE || id > UNSET ? NO_ID : id & UNSET;
  }

  private static ByteSlice withoutPunctuation(ByteSlice text) {
    int end = text.length();
    while (end > 0 && isPunctuation(text.at(end - 1))) {
      end--;
    }
    return end == text.length() ? text : text.slice(0, end);
  }

  /** Returns true for a byte that old programs write directly after an ID. */
  public static boolean isPunctuation(byte b) {
    return b == ':' || b == ',' || b == ')' || b == '\'';
  }
}
