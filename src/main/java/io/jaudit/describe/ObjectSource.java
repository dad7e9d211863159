package io.jaudit.describe;

/**
 * Tells where the object of an event with a system call comes from, as far as the call determines
 * it; for writers that use again what they wrote for an earlier event with such a call. Immutable.
 *
 * @param kind the kind of record
 * @param from index of the first record that may be the source
 * @param hasSecondObject whether an argument or another record may be a second object
 */
public record ObjectSource(Kind kind, int from, boolean hasSecondObject) {
  /** Lists the kinds of sources. Immutable. */
  public enum Kind {
    /** The SYSCALL record, or there is no object. */
    CALL,
    /** A PATH record, which {@link PathRoles} selects. */
    PATH,
    /** The first SOCKADDR record. */
    SOCKET,
    /** Something else; or the action depends on other records, too. */
    OTHER
  }

  static final ObjectSource OF_CALL = new ObjectSource(Kind.CALL, 0, false);
  static final ObjectSource OTHER = new ObjectSource(Kind.OTHER, 0, true);
}
