package io.jaudit.source;

import java.io.InputStream;

/**
 * Supplies what a pipe sends: standard input, a FIFO. What is compressed is decoded. For use by one
 * thread.
 *
 * @param name what messages call it
 * @param pipe closed when the search has read enough of it
 * @param decoders decode what is compressed
 */
public record PipeSource(String name, InputStream pipe, Decoders decoders) implements LogSource {
  /** Supplies a pipe with {@link Decoders#WITHOUT_PROGRAMS}. */
  public PipeSource(String name, InputStream pipe) {
    this(name, pipe, Decoders.WITHOUT_PROGRAMS);
  }

  @Override
  public ContentStream open() {
    return new ContentStream(pipe, decoders);
  }
}
