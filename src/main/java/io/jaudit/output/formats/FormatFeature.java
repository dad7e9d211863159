package io.jaudit.output.formats;

/** What some output formats have and an option changes. */
public enum FormatFeature {
  /** Dates whose form can be chosen ({@code --iso-time}). */
  DATES,
  /** Columns, more of which can be added. */
  COLUMNS
}
