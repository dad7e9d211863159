package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;

/** Reads {@link SeekableContent} in one go from some offset to their end. Does not close them. */
public final class SeekableContentStream extends InputStream {
  private final SeekableContent bytes;
  private long offset;

  /**
   * @param offset of the first byte to be read
   */
  public SeekableContentStream(SeekableContent bytes, long offset) {
    this.bytes = bytes;
    this.offset = offset;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = bytes.read(offset, target, from, from + length) - from;
    offset += read;
    return read == 0 && length > 0 ? -1 : read;
  }
}
