package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes compressed content: gzip with the JDK, xz with a library, and zstd, bzip2 and lz4 with
 * the program of that name, if that is wanted. Immutable.
 */
public final class Decoders {
  /** The folders in which the system has its programs. */
  public static final List<Path> PROGRAM_FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));

  /** Decodes without starting a program. */
  public static final Decoders WITHOUT_PROGRAMS = new Decoders(List.of(), null);

  private final List<Path> folders;

  /** Runs the task that feeds a program; null if no program is started. */
  private final @Nullable Consumer<Runnable> feeders;

  private Decoders(List<Path> folders, @Nullable Consumer<Runnable> feeders) {
    this.folders = folders;
    this.feeders = feeders;
  }

  /**
   * Returns decoders that start the system's programs for what Java can't decode.
   *
   * @param folders where the programs are looked for, such as {@link #PROGRAM_FOLDERS}
   * @param feeders runs each task on a thread of its own, because a program has to be fed while its
   *     output is read
   */
  public static Decoders withPrograms(List<Path> folders, Consumer<Runnable> feeders) {
    return new Decoders(List.copyOf(folders), feeders);
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
        yield ProgramStream.start(in, folders, feeders);
      }
      case ZIP ->
          throw new CompressionException(
              "zip archive; unpack it first: unzip -p FILE | jaudit search ... -");
    };
  }
}
