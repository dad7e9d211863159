package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Views one {@code name=value} of a record, or a word without {@code =}; creates slices on demand.
 * Immutable.
 */
public final class Field {
  /** Lists how a value may be written in the log (docs/ausearch-semantics.md §1.3). */
  public enum Form {
    /** A value without quotes: a number, a word, or hex. */
    BARE,
    /** A value in double quotes, without escapes. */
    QUOTED,
    /**
     * Like QUOTED, but damaged: the second quote is missing. Ends before the next {@code name=}.
     */
    TORN,
    /** The content of {@code msg='…'}, whose fields follow with {@link Scope#USER}. */
    NESTED,
    /** A word without {@code =}, such as {@code denied}. */
    WORD
  }

  /** Lists the parts of a line in which a field can be. */
  public enum Scope {
    /** Between the header and the enriched part. */
    RECORD,
    /** Inside {@code msg='…'} of a record from user space. */
    USER,
    /** After 0x1d: names that auditd looked up on the host, in uppercase. */
    ENRICHED
  }

  private final Fields fields;
  private final int index;

  /** Creates the field at {@code index} of {@code fields}. */
  Field(Fields fields, int index) {
    this.fields = fields;
    this.index = index;
  }

  /** Returns the name as logged; empty for a word. */
  public ByteSlice name() {
    return fields.name(index);
  }

  /** Returns the number of the name; {@link FieldId#NONE} if there is none. */
  public int id() {
    return fields.id(index);
  }

  /** Returns the value as logged, including quotes. */
  public ByteSlice raw() {
    return fields.raw(index);
  }

  /** Returns the value without its quotes. */
  public ByteSlice value() {
    return fields.value(index);
  }

  /** Returns how the value is written in the log. */
  public Form form() {
    return fields.form(index);
  }

  /** Returns the part of the line in which it is. */
  public Scope scope() {
    return fields.scope(index);
  }

  /** Returns true for the same position in the same record. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Field that && fields == that.fields && index == that.index;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(fields) * 31 + index;
  }

  @Override
  public String toString() {
    return form() == Form.WORD ? raw().toString() : name() + "=" + raw();
  }
}
