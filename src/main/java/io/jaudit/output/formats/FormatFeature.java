package io.jaudit.output.formats;

/** Lists the features of some output formats that options change. */
public enum FormatFeature {
  /** Dates whose form can be chosen ({@code --iso-time}). */
  DATES,
  /** Columns, more of which can be added. */
  COLUMNS,
  /** Members, which are left out if they have no value ({@code --json-nulls}). */
  MEMBERS,
  /** Members for the process of an event, and its ancestors ({@code --with-parents}). */
  LINEAGE,
  /** Members of the Elastic Common Schema: the ID of the host, the data set, the lines. */
  ECS,
  /** One object per record. */
  RECORDS,
  /** Lines that are cut to the width of a terminal ({@code --width}). */
  WIDTH
}
