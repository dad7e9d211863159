package io.jaudit.output;

/** The formats that events are printed in ({@code --format}). */
public enum OutputFormat {
  /** The lines of the log, unchanged. */
  RAW,
  /** A separator, the local time, and the lines of the event. */
  DEFAULT,
  /** One object a line, schema {@code jaudit.event/1}. */
  JSON
}
