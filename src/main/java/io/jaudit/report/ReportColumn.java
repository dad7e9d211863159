package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Describes a column. Immutable, but for the names of IDs.
 *
 * @param name its header, and the name of the member of JSON
 * @param kind what its cells are
 * @param absent what a table shows for no value
 * @param names what a table shows for an ID; null if the cells are none
 */
public record ReportColumn(String name, Kind kind, String absent, @Nullable LoggedNames names) {
  /** What a table shows for no value. */
  static final String ABSENT = "-";

  /** Creates a column in which no value is shown as a dash. */
  public ReportColumn(String name, Kind kind) {
    this(name, kind, ABSENT, null);
  }

  /** Creates a column without IDs. */
  public ReportColumn(String name, Kind kind, String absent) {
    this(name, kind, absent, null);
  }

  /** Returns what a person is shown for a value. */
  ByteSlice shown(ByteSlice value) {
    return names == null ? value : names.of(value);
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
