package io.jaudit.bytes;

/**
 * Computes FNV-1a hashes of 64 bits. They are the same in each run, so they may be saved, but give
 * no protection against forgery; for hashes within a run, see {@link HashSeed}. Stateless.
 */
public final class Fnv1a {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fnv1a() {}

  /** Returns the hash of the first {@code length} of {@code bytes}. */
  public static long hash(byte[] bytes, int length) {
    long hash = START;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
    }
    return hash;
  }
}
