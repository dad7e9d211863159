package io.jaudit.output.json;

/**
 * Selects what becomes of the members of a JSON event that have no value ({@code --json-nulls}).
 */
public enum JsonNulls {
  /**
   * Null members, empty arrays and empty objects are left out, at every level, except {@code keys};
   * elements of arrays are kept.
   */
  OMITTED,
  /** Every member of the schema is written, as null or empty if it has no value. */
  WRITTEN
}
