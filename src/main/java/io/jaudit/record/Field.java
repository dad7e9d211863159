package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * One {@code name=value} of a record, or a word that has no {@code =}.
 *
 * @param name as logged; empty for a word
 * @param raw the value as logged, quotes included
 * @param form how the value stands in the log
 * @param scope in which part of the line it stands
 */
public record Field(ByteSlice name, ByteSlice raw, Form form, Scope scope) {
  /** How a value stands in the log (semantics §1.3). */
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

  /** The value without its quotes. */
  public ByteSlice value() {
    if (form == Form.QUOTED) {
      return raw.slice(1, raw.length() - 1);
    }
    return form == Form.TORN ? raw.slice(1) : raw;
  }

  /** True where this is a field of exactly this name. */
  public boolean named(String wanted) {
    return form != Form.WORD && name.is(wanted);
  }
}
