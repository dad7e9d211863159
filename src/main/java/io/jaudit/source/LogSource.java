package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the bytes of a log come from: something with a name that can be read. */
public sealed interface LogSource extends Closeable permits FileSource, StreamSource {
  /** How messages call it: the path as the user gave it, or {@code standard input}. */
  String name();

  /**
   * The content for reading at any place, by several threads; empty where it can only be read in
   * one go. Closed with this source.
   *
   * @throws IOException where it can't be opened
   */
  Optional<LogBytes> bytes() throws IOException;

  /**
   * The content in one go from its start, for a source without {@link #bytes}. The caller closes
   * it.
   *
   * @throws IOException where it can't be opened
   */
  InputStream stream() throws IOException;

  /**
   * Tells that nothing is read of it for now, so that a system's limit to open files is kept. It
   * may be read again.
   */
  void release() throws IOException;
}
