package io.jaudit.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a login session. Immutable.
 *
 * @param node the name of its host, one character a byte; null if nothing names it: an empty name
 *     is another one
 * @param number the number of the session
 * @param loginMillis the time of its LOGIN record, in ms since the epoch; 0 if it was not seen
 * @param loginSerial the serial of that event
 */
record SessionKey(@Nullable String node, long number, long loginMillis, long loginSerial) {
  /** Returns true if both have the same number, which another one may get after a boot. */
  boolean isSameNumber(SessionKey other) {
    return number == other.number && Objects.equals(node, other.node);
  }
}
