package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import java.util.Arrays;
import java.util.Optional;

/** Remembers what a file began with that was read, and of which host it was. Immutable. */
public final class FileBegin {
  private final Optional<String> host;
  private final byte[] bytes;

  /**
   * @param source the file that begins with {@code bytes}, or did so
   * @param bytes its first, or all; not changed afterwards
   */
  public FileBegin(FileSource source, byte[] bytes) {
    this.host = source.host();
    this.bytes = bytes;
  }

  /** Returns the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns true if both are of the same host, and begin alike. */
  boolean isSame(FileBegin other) {
    return host.equals(other.host) && areAlike(bytes, other.bytes);
  }

  /**
   * Returns true if two files that begin with these bytes have the same content: the bytes that
   * both have are the same, and contain a line, whose stamp no other file of the host begins with.
   */
  public static boolean areAlike(byte[] one, byte[] other) {
    int compared = Math.min(one.length, other.length);
    return ByteSearch.indexOf(one, 0, compared, (byte) '\n') >= 0
        && Arrays.equals(one, 0, compared, other, 0, compared);
  }
}
