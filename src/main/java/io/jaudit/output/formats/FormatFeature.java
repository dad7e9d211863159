package io.jaudit.output.formats;

/** A feature of some output formats that an option changes. */
public enum FormatFeature {
  /** Dates whose form can be chosen ({@code --iso-time}). */
  DATES,
  /** Columns, more of which can be added. */
  COLUMNS,
  /** Members, which are left out if they have no value ({@code --json-nulls}). */
  MEMBERS
}
