package io.jaudit.report;

/**
 * Describes a column of a list of events. Safe for use by several threads, except for its readers.
 */
interface ListField {
  /** Returns its column. */
  ReportColumn column();

  /** Returns true if only a process table has its values. */
  boolean needsProcesses();

  /** Returns what reads the values, for use by one thread. */
  ValueReader reader();
}
