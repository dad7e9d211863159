package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import java.util.zip.CRC32C;

/**
 * Hashes parts of records, with the checksum that the processor computes. Whoever uses it must
 * compare the bytes too, and must not depend on few collisions ({@link PieceCache}). Not safe for
 * use by several threads.
 */
public final class ContentHash {
  private final CRC32C checksum = new CRC32C();

  /** Begins a hash. */
  public ContentHash begin() {
    checksum.reset();
    return this;
  }

  /** Adds the bytes {@code [from, to)} of a text. */
  public ContentHash add(ByteSlice text, int from, int to) {
    text.addTo(checksum, from, to);
    return this;
  }

  /** Adds the bytes {@code [from, to)} of an array. */
  ContentHash add(byte[] text, int from, int to) {
    checksum.update(text, from, to - from);
    return this;
  }

  /** Adds a whole text. */
  public ContentHash add(ByteSlice text) {
    return add(text, 0, text.length());
  }

  /** Returns the hash; its low bits depend on all of it. */
  public int value() {
    int value = (int) checksum.getValue();
    return value ^ value >>> 16;
  }
}
