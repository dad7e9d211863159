package io.jaudit.output;

/** What the member {@code records} of a JSON event holds ({@code --json-records}). */
public enum JsonRecords {
  /** Every field of every record. */
  FULL,
  /** The lines of the log. */
  RAW,
  /** The member is left out. */
  NONE
}
