package io.jaudit.source;

import java.io.InputStream;

/** Gives tests in other packages a stream of {@link SeekableContent}. */
public final class SeekableContentStream {
  private SeekableContentStream() {}

  /** Reads {@code bytes} in order from {@code offset} on. Does not close them. */
  public static InputStream of(SeekableContent bytes, long offset) {
    return new SeekableInput(bytes, offset);
  }
}
