package io.jaudit.event;

import io.jaudit.record.EventId;

/**
 * Tells what earlier runs handled of the log that is read, as far as joining its records needs it.
 * The defaults are those of a first run: nothing was. For use by one thread.
 */
public interface HandledEvents {
  /** Nothing was handled, and nothing is remembered for a later run. */
  HandledEvents NONE = new HandledEvents() {};

  /** Returns true if an event of this ID was handled. */
  default boolean wasHandled(EventId id) {
    return false;
  }

  /**
   * Returns true for an event whose first part was handled, because no more of it was expected or
   * there was no room for it: what comes now is not joined to that.
   */
  default boolean isRest(EventId id) {
    return false;
  }

  /**
   * As {@link #isRest}, for an event whose records are all of types that only come after another
   * one.
   */
  default boolean isRestWithoutBegin(EventId id) {
    return false;
  }

  /**
   * Returns true for an event that the handler gets even if it is of no interest, because a part of
   * it was handled before.
   */
  default boolean mustSee(EventId id) {
    return false;
  }

  /** As {@link #mustSee}, for an event without a record that ends it: more of it may come. */
  default boolean mustSeeWithoutEnd(EventId id) {
    return false;
  }
}
