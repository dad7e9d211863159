package io.jaudit.event;

import io.jaudit.record.EventId;

/**
 * Answers what earlier runs handled of the logs that are read, as far as joining needs to know. The
 * defaults are those of a first run: nothing was handled. For use by one thread.
 *
 * <p>Each method is given the position of the event's first line, because logs may have events of
 * the same ID. The log that is read at the moment may be a later one: an event of a named node may
 * complete only then.
 */
public interface HandledEvents {
  /** Nothing was handled, and nothing is remembered for a later run. */
  HandledEvents NONE = new HandledEvents() {};

  /** Returns true if an event of this ID was handled in the log of {@code position}. */
  default boolean wasHandled(EventId id, long position) {
    return false;
  }

  /**
   * Returns true for an event whose first part was handled, because no more of it was expected or
   * there was no room for it: what comes now is not joined to that.
   */
  default boolean isRest(EventId id, long position) {
    return false;
  }

  /**
   * As {@link #isRest}, for an event whose records are all of types that only come after another
   * one.
   */
  default boolean isRestWithoutBegin(EventId id, long position) {
    return false;
  }

  /**
   * Returns true for an event that the handler gets even if it is of no interest, because a part of
   * it was handled before.
   */
  default boolean mustSee(EventId id, long position) {
    return false;
  }

  /** As {@link #mustSee}, for an event without a record that ends it: more of it may come. */
  default boolean mustSeeWithoutEnd(EventId id, long position) {
    return false;
  }
}
