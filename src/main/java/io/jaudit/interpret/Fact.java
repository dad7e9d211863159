package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a {@link EventSummary}: a word of the normaliser, or a field of a record and how it
 * is to be read. {@link FactText} turns it into text. Immutable, but as its record finds its fields
 * when first asked, for use by one thread at a time.
 */
public final class Fact {
  /** How a term becomes text. */
  enum Reading {
    /** A word of the normaliser. */
    WORD,
    /** What the field means. */
    MEANING,
    /** As MEANING, and whoever is unset is the system. */
    SUBJECT,
    /** As MEANING, made absolute from a directory. */
    PATH,
    /** The first of the keys that the field joins. */
    KEY,
    /** The name of the field. */
    NAME
  }

  private static final int NO_FIELD = -1;

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

  /** The first field of this name that says something; null where the record has none. */
  static @Nullable Fact field(AuditRecord record, String name) {
    return field(Reading.MEANING, record, name);
  }

  /** As {@link #field(AuditRecord, String)}, to be read in another way. */
  static @Nullable Fact field(Reading reading, AuditRecord record, String name) {
    int index = index(record.fields(), name);
    return index < 0 ? null : new Fact(reading, "", record, index, null);
  }

  /** The first key that a rule really has; null where the record names none. */
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

  /** The file that the field {@code name} names, in {@code directory} where it is relative. */
  static @Nullable Fact path(AuditRecord record, @Nullable ByteSlice directory) {
    int index = index(record.fields(), "name");
    return index < 0 ? null : new Fact(Reading.PATH, "", record, index, directory);
  }

  /**
   * Old records of logins read {@code old auid=0 new auid=1000}: what was before is another field.
   */
  private static int index(Fields fields, String name) {
    int index = fields.indexOf(name, 0);
    while (index >= 0 && (fields.isEmpty(index) || fields.isFormer(index))) {
      index = fields.indexOf(name, index + 1);
    }
    return index;
  }

  /** This field, read as its name. */
  Fact named() {
    return new Fact(Reading.NAME, word, record, index, directory);
  }

  Reading reading() {
    return reading;
  }

  /** The word of a {@link Reading#WORD}. */
  String word() {
    return word;
  }

  /** The record of the field; null for a word. */
  public @Nullable AuditRecord record() {
    return record;
  }

  /** The place of the field in its record; negative for a word. */
  public int index() {
    return index;
  }

  /** Where a relative path begins; null where nobody knows. */
  @Nullable ByteSlice directory() {
    return directory;
  }

  /** The value of the field as logged, without its quotes; nothing for a word. */
  ByteSlice value() {
    return record == null ? ByteSlice.EMPTY : record.fields().value(index);
  }
}
