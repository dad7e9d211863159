package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.TableRows;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Represents one fact of an {@link EventSummary}: a fixed word, or a field of a record and the way
 * to interpret it. {@link FactText} turns it into text. Immutable, but for use by one thread at a
 * time, because its record indexes fields on first access.
 */
public final class Fact {
  /** How a fact becomes text. */
  enum Reading {
    /** A fixed word. */
    WORD,
    /** The interpreted field. */
    MEANING,
    /** Like MEANING, but an unset user is the system. */
    SUBJECT,
    /** Like MEANING, made absolute from a directory. */
    PATH,
    /** The address of a socket: numeric, else its path, else its family. */
    SOCKET,
    /** The port of the same address, or the port ID of netlink. */
    PORT,
    /** The processes of the event, of which the field is the first. */
    PROCESSES,
    /** The first of the keys in the field. */
    KEY,
    /** The name of the field. */
    NAME
  }

  static final int NO_FIELD = -1;

  private final Reading reading;
  private final String word;
  private final @Nullable AuditRecord record;
  private final int index;
  private final @Nullable ByteSlice directory;

  private Fact(
      Reading reading,
      String word,
      @Nullable AuditRecord record,
      int index,
      @Nullable ByteSlice directory) {
    this.reading = reading;
    this.word = word;
    this.record = record;
    this.index = index;
    this.directory = directory;
  }

  static Fact word(String word) {
    return new Fact(Reading.WORD, word, null, NO_FIELD, null);
  }

  /** Returns the numbers of fields whose names are joined by commas. */
  static int[] fields(String names) {
    List<String> each = names.isEmpty() ? List.of() : TableRows.split(names, ',');
    int[] fields = new int[each.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = FieldId.of(each.get(i));
    }
    return fields;
  }

  /** Returns the field at {@code index} of the record. */
  static Fact at(AuditRecord record, int index) {
    return new Fact(Reading.MEANING, "", record, index, null);
  }

  /** Returns the first field of this name with a known value; null if the record has none. */
  static @Nullable Fact field(AuditRecord record, int field) {
    return field(Reading.MEANING, record, field);
  }

  /** Like {@link #field(AuditRecord, int)}, with another interpretation. */
  static @Nullable Fact field(Reading reading, AuditRecord record, int field) {
    int index = index(record.fields(), field);
    return index < 0 ? null : new Fact(reading, "", record, index, null);
  }

  /** Like {@link #field(AuditRecord, int)}, for a field that may have no number. */
  static @Nullable Fact field(AuditRecord record, String name) {
    int index = record.fields().indexOf(name, 0);
    return index < 0 || record.fields().isEmpty(index) ? null : at(record, index);
  }

  /** Returns the first key that is not {@code (null)}; null if the record has none. */
  static @Nullable Fact key(AuditRecord record) {
    Fields fields = record.fields();
    for (int i = fields.indexOf(FieldId.KEY, 0); i >= 0; i = fields.indexOf(FieldId.KEY, i + 1)) {
      ByteSlice raw = fields.get(i).raw();
      if (!raw.isEmpty() && !raw.is("(null)")) {
        return new Fact(Reading.KEY, "", record, i, null);
      }
    }
    return null;
  }

  /**
   * Returns the file in the field {@code name}, resolved from its directory if it is relative and
   * {@code view} knows that directory.
   */
  static @Nullable Fact path(AuditRecord record, EventView view) {
    int index = index(record.fields(), FieldId.NAME);
    if (index < 0) {
      return null;
    }
    Fields fields = record.fields();
    boolean relative =
        !fields.value(index).startsWith("/") && !SummaryText.isPlaceholder(fields, index);
    return new Fact(Reading.PATH, "", record, index, relative ? view.folderOf(record) : null);
  }

  /** Old LOGIN records contain {@code old auid=0 new auid=1000}; the former value is skipped. */
  private static int index(Fields fields, int field) {
    int index = field == FieldId.NONE ? NO_FIELD : fields.indexOf(field, 0);
    while (index >= 0 && (fields.isEmpty(index) || fields.isFormer(index))) {
      index = fields.indexOf(field, index + 1);
    }
    return index;
  }

  /** Returns this field with the interpretation of its name. */
  Fact named() {
    return new Fact(Reading.NAME, word, record, index, directory);
  }

  Reading reading() {
    return reading;
  }

  /** Returns the word of a {@link Reading#WORD}. */
  String word() {
    return word;
  }

  /** Returns the record of the field; null for a word. */
  public @Nullable AuditRecord record() {
    return record;
  }

  /** Returns the index of the field in its record; negative for a word. */
  public int index() {
    return index;
  }

  /** Returns the directory of a relative path; null if unknown. */
  @Nullable ByteSlice directory() {
    return directory;
  }

  /** Returns the value of the field as logged, without its quotes; empty for a word. */
  ByteSlice value() {
    return record == null ? ByteSlice.EMPTY : record.fields().value(index);
  }
}
