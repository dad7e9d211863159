package io.jaudit.describe;

/**
 * Tells where the object of an event with a system call comes from, as far as the call determines
 * it; for writers that use again what they wrote for an earlier event with such a call. Immutable.
 *
 * @param kind the kind of record
 * @param from index of the first record that may be the source
 * @param secondNameFrom index of the first record whose name may be a second object; {@link #NONE}
 *     if it is not a name
 * @param hasSecondArgument whether an argument may be a second object
 */
public record ObjectSource(Kind kind, int from, int secondNameFrom, boolean hasSecondArgument) {
  /** No record. */
  public static final int NONE = -1;

  /** Lists the kinds of sources. Immutable. */
  public enum Kind {
    /** The SYSCALL record, or there is no object. */
    CALL,
    /** A PATH record, which {@link PathRoles} selects; without one, the SYSCALL record, or none. */
    PATH,
    /** The first SOCKADDR record. */
    SOCKET,
    /** Something else; or the action depends on other records, too. */
    OTHER
  }

  static final ObjectSource OF_CALL = new ObjectSource(Kind.CALL, 0, NONE, false);
  static final ObjectSource OTHER = new ObjectSource(Kind.OTHER, 0, NONE, true);
}
