package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads decoded content. All that can be decoded is returned before a read throws {@link
 * CompressionException}. For use by one thread.
 */
abstract class DecodedStream extends InputStream {
  /**
   * Returns what is remarkable about the content after its end: bytes that are not of it; empty if
   * nothing is.
   */
  abstract String remark();

  /** Returns what was left out on purpose, for {@code --verbose}; empty if nothing was. */
  String note() {
    return "";
  }

  /** Returns the remark of what is decoded again; empty if {@code in} is not a decoder. */
  static String remarkOf(InputStream in) {
    return in instanceof DecodedStream decoded ? decoded.remark() : "";
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] target, int from, int size) throws IOException;
}
