package io.jaudit.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A stream that gives at most so many bytes a call, as a pipe may. */
public final class ShortReads extends InputStream {
  private final ByteArrayInputStream bytes;
  private final int most;
  private boolean closed;

  public ShortReads(byte[] bytes, int most) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.most = most;
  }

  @Override
  public int read() {
    return bytes.read();
  }

  @Override
  public int read(byte[] target, int start, int length) {
    return bytes.read(target, start, Math.min(most, length));
  }

  @Override
  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }
}
