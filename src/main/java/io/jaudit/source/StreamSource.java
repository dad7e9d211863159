package io.jaudit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream that can be read once, from its start: standard input.
 *
 * @param name how messages call it
 * @param stream what is read; not closed by its reader, as it is the process's own
 */
public record StreamSource(String name, InputStream stream) implements LogSource {
  @Override
  public InputStream open(long offset) throws IOException {
    if (offset != 0) {
      throw new IOException(name + " can't be opened at byte " + offset);
    }
    return new FilterInputStream(stream) {
      @Override
      public void close() {}
    };
  }

  /** Empty: a stream can't be read twice. */
  @Override
  public Optional<LogBytes> openBytes() {
    return Optional.empty();
  }
}
