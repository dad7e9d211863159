package io.jaudit.source;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes compressed content: gzip with the JDK, xz with a library, and zstd, bzip2 and lz4 with
 * the program of that name, if that is wanted. Immutable.
 */
public final class Decoders {
  /** Decodes without starting a program. */
  public static final Decoders WITHOUT_PROGRAMS = new Decoders(null);

  /** Runs the task that feeds a program; null if no program is started. */
  private final @Nullable Consumer<Runnable> feeders;

  private Decoders(@Nullable Consumer<Runnable> feeders) {
    this.feeders = feeders;
  }

  /**
   * Returns decoders that start the system's programs for what Java can't decode.
   *
   * @param feeders runs each task on a thread of its own, because a program has to be fed while its
   *     output is read
   */
  public static Decoders withPrograms(Consumer<Runnable> feeders) {
    return new Decoders(feeders);
  }

  /**
   * Begins to decode.
   *
   * @throws CompressionException if the format can't be decoded here
   */
  DecodedStream decode(CompressedInput in) throws IOException {
    return switch (in.format()) {
      case GZIP -> new MemberStream(in, GzipMember::new);
      case XZ -> new MemberStream(in, XzMember::new);
      case ZSTD, BZIP2, LZ4 -> {
        if (feeders == null) {
          throw new CompressionException(
              in.format().title()
                  + "-compressed, and no program may be started to decode it; decompress it first");
        }
        yield ProgramStream.start(in, feeders);
      }
      case ZIP ->
          throw new CompressionException(
              "zip archive; unpack it first: unzip -p FILE | jaudit search ... -");
    };
  }
}
