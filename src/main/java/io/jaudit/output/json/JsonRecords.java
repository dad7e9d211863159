package io.jaudit.output.json;

/** Selects the content of the member {@code records} of a JSON event ({@code --json-records}). */
public enum JsonRecords {
  /** Every field of every record. */
  FULL,
  /** The lines of the log. */
  RAW,
  /** The member is omitted. */
  NONE
}
