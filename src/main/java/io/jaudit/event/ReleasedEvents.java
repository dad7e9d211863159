package io.jaudit.event;

import io.jaudit.record.EventId;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The latest events that were handed out because nothing more was expected of them, and how many of
 * them got another record all the same. Not safe for use by several threads.
 */
final class ReleasedEvents {
  /** Far more than are written in the time by which a record may be late. */
  static final int MAX_KNOWN = 16_384;

  private final Set<EventId> known = new LinkedHashSet<>();
  private long rests;

  /** Records that an event was handed out. */
  void add(EventId id) {
    known.add(id);
    if (known.size() > MAX_KNOWN) {
      Iterator<EventId> oldest = known.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  boolean contains(EventId id) {
    return known.contains(id);
  }

  /**
   * Records that an event began, which may be the rest of one that was handed out.
   *
   * @param late true if its timeout has passed by log time, so that it is counted anyway
   */
  void begun(EventId id, boolean late) {
    if (!known.isEmpty() && known.contains(id) && !late) {
      rests++;
    }
  }

  /** Returns how many events began that are the rest of one of these. */
  long rests() {
    return rests;
  }
}
