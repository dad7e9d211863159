package io.jaudit.report;

/** Collects what one report is about, on several threads. Safe for use by several threads. */
public interface Report {
  /** Returns the name by which a user asks for it. */
  String name();

  /** Returns true if it counts what only a process table knows. */
  default boolean needsProcesses() {
    return false;
  }

  /** Returns what takes events on one thread. */
  Collector collector();

  /** Returns the result, after all collectors were flushed. */
  ReportTable table();
}
