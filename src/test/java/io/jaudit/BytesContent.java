package io.jaudit;

import io.jaudit.source.SeekableContent;

/** Content in memory. */
record BytesContent(byte[] bytes) implements SeekableContent {
  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read(long offset, byte[] target, int from, int to) {
    int count = (int) Math.max(0, Math.min(to - from, bytes.length - offset));
    System.arraycopy(bytes, (int) Math.min(offset, bytes.length), target, from, count);
    return from + count;
  }

  @Override
  public void close() {}
}
