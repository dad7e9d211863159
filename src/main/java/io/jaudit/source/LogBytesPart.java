package io.jaudit.source;

import java.io.IOException;

/** The bytes of a source up to an offset. */
record LogBytesPart(LogBytes all, long end) implements LogBytes {
  @Override
  public long length() throws IOException {
    return Math.min(end, all.length());
  }

  @Override
  public int read(long offset, byte[] target, int from, int to) throws IOException {
    long left = Math.max(0, end - offset);
    return all.read(offset, target, from, (int) Math.min(to, from + left));
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
