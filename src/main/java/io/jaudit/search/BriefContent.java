package io.jaudit.search;

import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.NoSuchElementException;

/**
 * Reads content that is open only while it is read, so that more sources can be read by turns than
 * files can be open. For use by one thread.
 */
final class BriefContent implements SeekableContent {
  private final LogSource source;
  private final long lengthAtOpening;

  /**
   * @param source opened for each read, and released after it
   * @param opened its content now
   */
  BriefContent(LogSource source, SeekableContent opened) throws IOException {
    this.source = source;
    this.lengthAtOpening = opened.lengthAtOpening();
    source.release();
  }

  private SeekableContent opened() throws IOException {
    try {
      return source.bytes().orElseThrow();
    } catch (NoSuchElementException e) {
      throw new IOException("it can no longer be read", e);
    }
  }

  @Override
  public long length() throws IOException {
    try {
      return opened().length();
    } finally {
      source.release();
    }
  }

  @Override
  public long lengthAtOpening() {
    return lengthAtOpening;
  }

  @Override
  public int read(long offset, byte[] target, int from, int to) throws IOException {
    try {
      return opened().read(offset, target, from, to);
    } finally {
      source.release();
    }
  }

  @Override
  public void close() throws IOException {
    source.release();
  }
}
