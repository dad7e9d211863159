package io.jaudit.source;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Supplies what a pipe sends: standard input, a FIFO. What is compressed is decoded. For use by one
 * thread.
 */
public final class PipeSource implements LogSource {
  private final String name;
  private final InputStream pipe;
  private final Decoders decoders;

  /** Null to keep nothing. */
  private @Nullable KeptStart start;

  /**
   * Supplies a pipe.
   *
   * @param name what messages call it
   * @param pipe closed when the search has read enough of it
   * @param decoders decode what is compressed
   */
  public PipeSource(String name, InputStream pipe, Decoders decoders) {
    this.name = name;
    this.pipe = pipe;
    this.decoders = decoders;
  }

  /** Supplies a pipe with {@link Decoders#WITHOUT_PROGRAMS}. */
  public PipeSource(String name, InputStream pipe) {
    this(name, pipe, Decoders.WITHOUT_PROGRAMS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ContentStream open() {
    return new ContentStream(start == null ? pipe : start.keeping(pipe), decoders);
  }

  @Override
  public Optional<KeptStart> keepStart(int most) {
    KeptStart kept = new KeptStart(name, decoders, most);
    start = kept;
    return Optional.of(kept);
  }
}
