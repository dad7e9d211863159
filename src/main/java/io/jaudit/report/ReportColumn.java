package io.jaudit.report;

/**
 * Describes a column. Immutable.
 *
 * @param name its header, and the name of the member of JSON
 * @param kind what its cells are
 * @param absent what a table shows for no value
 */
public record ReportColumn(String name, Kind kind, String absent) {
  /** Creates a column in which no value is shown as a dash. */
  public ReportColumn(String name, Kind kind) {
    this(name, kind, "-");
  }

  /** Selects what the cells of a column are. */
  public enum Kind {
    /** Text of a log. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A time, as decimal number of ms since the epoch. */
    TIME,
    /** The options with which {@code jaudit search} prints the events of the row. */
    SEARCH
  }
}
