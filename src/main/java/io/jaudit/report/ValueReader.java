package io.jaudit.report;

/** Reads what events are grouped by. For use by one thread at a time. */
interface ValueReader {
  /**
   * Passes the values in an event to {@code values}; none if the event is in no group.
   *
   * @return true if they are the same for each event with the same records, as far as {@link
   *     EventMemory} knows these
   */
  boolean read(CountedEvent event, FieldValues values);
}
