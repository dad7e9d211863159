package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import org.jspecify.annotations.Nullable;

/** Reads what events are grouped by. For use by one thread at a time. */
interface ReportField {
  /** Returns its column. */
  ReportColumn column();

  /** Returns true if only a process table has its values. */
  boolean needsProcesses();

  /** Passes the values in an event to {@code values}; none if the event is in no group. */
  void read(EventView event, FieldValues values);

  /**
   * Returns an expression that finds the events with a value, and no others.
   *
   * @param value null for the events without any value
   * @param sources where the value was found, as {@link FieldValues#sources} has it
   */
  String condition(@Nullable ByteSlice value, int sources);

  /** Returns the same for use by another thread. */
  ReportField another();
}
