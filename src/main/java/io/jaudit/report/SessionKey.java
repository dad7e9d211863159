package io.jaudit.report;

/**
 * Identifies a login session. Immutable.
 *
 * @param node the name of its host, one character a byte; empty if nothing names it
 * @param number the number of the session
 * @param loginMillis the time of its LOGIN record, in ms since the epoch; 0 if it was not seen
 * @param loginSerial the serial of that event
 */
record SessionKey(String node, long number, long loginMillis, long loginSerial) {
  /** Returns true if both have the same number, which another one may get after a boot. */
  boolean isSameNumber(SessionKey other) {
    return number == other.number && node.equals(other.node);
  }
}
