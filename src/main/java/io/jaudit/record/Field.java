package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * One {@code name=value} of a record, or a word that has no {@code =}. A view on the line, which
 * cuts out what is asked for; immutable.
 */
public final class Field {
  /** How a value stands in the log (docs/ausearch-semantics.md §1.3). */
  public enum Form {
    /** A value without quotes: a number, a word, or hex. */
    BARE,
    /** A value in double quotes, within which no escapes exist. */
    QUOTED,
    /** As QUOTED, but torn: there is no second quote. Ends before the next {@code name=}. */
    TORN,
    /** The content of {@code msg='…'}, whose fields follow with {@link Scope#USER}. */
    NESTED,
    /** A word without {@code =}, such as {@code denied}. */
    WORD
  }

  /** The part of a line that a field stands in. */
  public enum Scope {
    /** Between the header and the enriched part. */
    RECORD,
    /** Inside {@code msg='…'} of a record from user space. */
    USER,
    /** Behind 0x1d: names that auditd looked up on the host, in upper case. */
    ENRICHED
  }

  private final Fields fields;
  private final int index;

  /** The field at {@code index} of {@code fields}. */
  Field(Fields fields, int index) {
    this.fields = fields;
    this.index = index;
  }

  /** The name as logged; empty for a word. */
  public ByteSlice name() {
    return fields.name(index);
  }

  /** Returns the number of the name; {@link FieldId#NONE} if there is none. */
  public int id() {
    return fields.id(index);
  }

  /** The value as logged, including quotes. */
  public ByteSlice raw() {
    return fields.raw(index);
  }

  /** The value without its quotes. */
  public ByteSlice value() {
    return fields.value(index);
  }

  /** How the value stands in the log. */
  public Form form() {
    return fields.form(index);
  }

  /** In which part of the line it stands. */
  public Scope scope() {
    return fields.scope(index);
  }

  /** True where this is a field of exactly this name. */
  public boolean named(String wanted) {
    return form() != Form.WORD && name().is(wanted);
  }

  /** True for the same place in the same record. */
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
