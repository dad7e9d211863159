package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads content that can be read at any offset in order; does not close it. For use by one thread.
 */
final class SeekableInput extends InputStream {
  private final SeekableContent content;
  private long offset;

  /**
   * @param offset of the first byte to be read
   */
  SeekableInput(SeekableContent content, long offset) {
    this.content = content;
    this.offset = offset;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    int count = content.read(offset, target, from, from + size) - from;
    offset += count;
    return count == 0 && size > 0 ? -1 : count;
  }

  /** Returns 1 even at the end, because it is read without waiting. */
  @Override
  public int available() {
    return 1;
  }
}
