package io.jaudit.source;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream that can be read once, from its start: standard input.
 *
 * @param name how messages call it
 * @param input what is read; not closed by its reader, as it is the process's own
 */
public record StreamSource(String name, InputStream input) implements LogSource {
  /** Empty: a stream can't be read twice. */
  @Override
  public Optional<LogBytes> bytes() {
    return Optional.empty();
  }

  @Override
  public InputStream stream() {
    return new FilterInputStream(input) {
      @Override
      public void close() {}
    };
  }

  @Override
  public void release() {}

  @Override
  public void close() {}
}
