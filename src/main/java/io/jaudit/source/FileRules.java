package io.jaudit.source;

/**
 * Defines how the files that a user named are found and read. Immutable.
 *
 * @param decoders decode compressed files
 * @param ifMissing what happens if one of several does not exist
 * @param hostFolder which folder below the one that the user named has the name of the host: 1 is
 *     the first; 0 for none. Logs of different hosts are never taken for copies of each other.
 */
public record FileRules(Decoders decoders, IfMissing ifMissing, int hostFolder) {
  /** Names that don't exist are errors, and no folder is a host. */
  public static FileRules of(Decoders decoders) {
    return new FileRules(decoders, IfMissing.FAIL, 0);
  }
}
