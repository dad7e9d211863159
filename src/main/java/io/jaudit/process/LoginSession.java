package io.jaudit.process;

/**
 * Describes a login session. Immutable.
 *
 * @param id the number of the session
 * @param auid the login user ID; {@link ProcessFacts#NONE} if it is not known
 * @param loginMillis the time of the LOGIN record, in ms since 1970; 0 if it was not seen
 * @param loginSerial the serial of its event
 */
public record LoginSession(long id, long auid, long loginMillis, long loginSerial) {
  /** Returns true if the LOGIN record was seen. */
  public boolean hasLogin() {
    return loginMillis != 0;
  }
}
