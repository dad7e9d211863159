package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Describes what events are grouped by. Safe for use by several threads, except for its readers.
 */
interface ReportField extends ListField {
  /**
   * Returns an expression that finds the events with a value, and no others.
   *
   * @param value null for the events without any value
   * @param sources where the value was found, as {@link FieldValues#sources} has it
   */
  String condition(@Nullable ByteSlice value, int sources);
}
