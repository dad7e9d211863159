package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the bytes of a log come from: something with a name that can be opened. */
public sealed interface LogSource permits FileSource, StreamSource {
  /** How messages call it: the path as the user gave it, or {@code standard input}. */
  String name();

  /**
   * The bytes from {@code offset} on. The caller closes the stream.
   *
   * @throws IOException where it can't be opened, or {@code offset} lies behind its end
   */
  InputStream open(long offset) throws IOException;

  /**
   * The content for reading at any place, by several threads; empty where it can only be read in
   * one go. The caller closes it.
   *
   * @throws IOException where it can't be opened
   */
  Optional<LogBytes> openBytes() throws IOException;
}
