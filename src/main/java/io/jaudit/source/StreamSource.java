package io.jaudit.source;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * Supplies a stream that can be read once, from its start: standard input. For use by one thread.
 *
 * @param name what messages call it
 * @param input the stream; not closed by its reader, because it belongs to the process
 */
public record StreamSource(String name, InputStream input) implements LogSource {
  /** Supplies what a pipe sends, which a thread reads ahead of the search. */
  public static StreamSource ofPipe(String name, InputStream pipe) {
    return new StreamSource(name, new ReadAhead(pipe));
  }

  @Override
  public ContentStream open() {
    return new ContentStream(
        new FilterInputStream(input) {
          @Override
          public void close() {}
        });
  }
}
