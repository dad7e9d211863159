package io.jaudit.source;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * Supplies a stream that can be read once, from its start. For use by one thread.
 *
 * @param name what messages call it
 * @param input the stream; not closed by its reader, because it belongs to the caller
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
