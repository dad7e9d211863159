package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events that were released before their time because too much was open, and which of them were
 * split by it: those that get another record. Most are whole.
 *
 * <p>Remembers the last {@link #MAX_KNOWN} of them. Of those before, only the highest stamp is
 * known: events are released in stamp order, so what begins after that was not released; what
 * begins at or before it may have been, and is counted. Not safe for use by several threads.
 */
final class EarlyReleases {
  /** Two megabytes of heap; no writer delays a record by that many events. */
  static final int MAX_KNOWN = 16_384;

  /** The ID of an event with a hash of its node, whose name may be long. */
  private record Key(long timeMillis, long serial, int nodeHash, boolean isNamed) {
    static Key of(EventId id) {
      return new Key(id.timeMillis(), id.serial(), Objects.hashCode(id.node()), id.isNamed());
    }
  }

  /** For each event whether it is counted as split. */
  private final Map<Key, Boolean> known = new LinkedHashMap<>();

  private @Nullable EventId highestForgotten;
  private long splitEvents;

  /** Records that an event was released. */
  void add(EventId id) {
    known.putIfAbsent(Key.of(id), false);
    if (known.size() > MAX_KNOWN) {
      Iterator<Key> oldest = known.keySet().iterator();
      forget(oldest.next());
      oldest.remove();
    }
  }

  private void forget(Key key) {
    EventId id = new EventId(null, key.timeMillis, key.serial);
    if (highestForgotten == null || id.compareStamp(highestForgotten) > 0) {
      highestForgotten = id;
    }
  }

  /** Returns true for the end mark, which carries no information, of an event that was released. */
  boolean isEndOf(EventId id, RecordType type) {
    return OpenEvent.isMark(type) && known.containsKey(Key.of(id));
  }

  /**
   * Records that an event began, which may be the rest of one that was released.
   *
   * @param late true if the timeout had passed: it would have been on its own anyway
   */
  void begun(EventId id, boolean late) {
    if (known.isEmpty()) {
      return;
    }
    Boolean counted = known.get(Key.of(id));
    if (counted == null) {
      splitEvents += !late && mayBeForgotten(id) ? 1 : 0;
    } else if (!counted) {
      splitEvents++;
      known.put(Key.of(id), true);
    }
  }

  private boolean mayBeForgotten(EventId id) {
    return highestForgotten != null && id.compareStamp(highestForgotten) <= 0;
  }

  /** Forgets the events without a node: those of the next log are of another host. */
  void endLog() {
    known.keySet().removeIf(key -> !key.isNamed);
    if (known.isEmpty()) {
      highestForgotten = null;
    }
  }

  /** Returns how many events got records after they were released. */
  long splitEvents() {
    return splitEvents;
  }
}
