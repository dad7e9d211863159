package io.jaudit.source;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * A stream that can be read once, from its start: standard input.
 *
 * @param name what messages call it
 * @param input what is read; not closed by its reader, as it is the process's own
 */
public record StreamSource(String name, InputStream input) implements LogSource {
  @Override
  public ContentStream open() {
    return new ContentStream(
        new FilterInputStream(input) {
          @Override
          public void close() {}
        });
  }
}
