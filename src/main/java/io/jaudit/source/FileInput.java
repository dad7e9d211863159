package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;

/** Reads an opened file from its start; does not close it. For use by one thread. */
final class FileInput extends InputStream {
  private final FileBytes file;
  private long offset;

  FileInput(FileBytes file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    int count = file.read(offset, target, from, from + size) - from;
    offset += count;
    return count == 0 && size > 0 ? -1 : count;
  }

  /** Returns 1 even at the end, because a file is read without waiting. */
  @Override
  public int available() {
    return 1;
  }
}
