package io.jaudit.source;

import java.io.InputStream;

/**
 * Supplies what a pipe sends: standard input, a FIFO. If it is much, a thread reads ahead of the
 * search. For use by one thread.
 *
 * @param name what messages call it
 * @param pipe closed when the search has read enough of it
 */
public record PipeSource(String name, InputStream pipe) implements LogSource {
  @Override
  public ContentStream open() {
    return new ContentStream(new ReadAhead(pipe));
  }
}
