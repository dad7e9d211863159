package io.jaudit.output;

/** The formats that {@code --format} names. */
public enum OutputFormat {
  /** Dashes, the local time and the records: what ausearch prints without options. */
  DEFAULT,
  /** As {@link #DEFAULT}, with what the values mean: what ausearch prints with -i. */
  INTERPRET,
  /** The lines of the log, byte for byte. */
  RAW,
  /** A row of csv an event. */
  CSV,
  /** An English sentence an event. */
  TEXT,
  /** A JSON object a line, schema {@code jaudit.event/1}. */
  JSON
}
