package io.jaudit.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes with a program of the system, the only class of this package that starts one: by its full
 * path, without a shell, and without the environment. For use by one thread; another feeds the
 * program.
 */
final class ProgramStream extends DecodedStream {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_MESSAGE = 4096;

  private final CompressedInput in;
  private final Process process;
  private final InputStream output;
  private final Object lock = new Object();

  // Guarded by the lock:
  private String remark = "";
  private @Nullable IOException problem;

  private boolean ended;

  private ProgramStream(CompressedInput in, Process process) {
    this.in = in;
    this.process = process;
    this.output = process.getInputStream();
  }

  /**
   * Starts the program that decodes {@code in}.
   *
   * @param folders the only ones in which it is looked for
   * @param feeders runs the task that feeds it
   */
  static ProgramStream start(CompressedInput in, List<Path> folders, Consumer<Runnable> feeders)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(in.format(), folders));
    builder.environment().clear();
    ProgramStream stream = new ProgramStream(in, builder.start());
    feeders.accept(stream::feed);
    return stream;
  }

  private static List<String> command(Compression format, List<Path> folders)
      throws CompressionException {
    for (Path folder : folders) {
      Path program = folder.resolve(format.title());
      if (Files.isExecutable(program)) {
        return switch (format) {
          // Without the limit on the memory of a window, which is for untrusted servers.
          case ZSTD -> List.of(program.toString(), "-dcq", "--long=31");
          case LZ4 -> List.of(program.toString(), "-dcq");
          default -> List.of(program.toString(), "-dc");
        };
      }
    }
    String title = format.title();
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < folders.size(); i++) {
      places.append(i == 0 ? "" : i == folders.size() - 1 ? " or " : ", ").append(folders.get(i));
    }
    throw new CompressionException(
        title
            + "-compressed, but no "
            + title
            + " program found in "
            + places
            + "; decompress it first");
  }

  /** Copies the input; what was found is known before the program sees the end of it. */
  private void feed() {
    OutputStream input = new ProgramInput(process.getOutputStream());
    try (OutputStream out = new BufferedOutputStream(input, BUFFER)) {
      try {
        String found = Frames.of(in, out).copy();
        fed(found, null);
      } catch (EndedException e) {
        return;
      } catch (IOException e) {
        fed("", e);
      }
    } catch (IOException e) {
      return; // the program ended, and its status tells why
    }
  }

  private void fed(String found, @Nullable IOException thrown) {
    synchronized (lock) {
      remark = found;
      problem = thrown;
    }
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    int count = ended ? -1 : output.read(target, from, size);
    if (count < 0 && !ended) {
      ended = true;
      end();
    }
    return count;
  }

  /** Examines what the program reports, and its status. */
  private void end() throws IOException {
    byte[] bytes = process.getErrorStream().readNBytes(MAX_MESSAGE);
    String message = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    int status;
    try {
      status = process.waitFor();
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    synchronized (lock) {
      if (problem != null) {
        throw problem;
      }
      if (status != 0) {
        throw failure(message, status);
      }
      if (in.format() == Compression.BZIP2 && !message.contains("trailing garbage")) {
        remark = "";
      }
    }
  }

  private CompressionException failure(String message, int status) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("ends unexpectedly")) {
      return in.truncated();
    }
    String why =
        lower.contains("checksum") ? "checksum mismatch" : message.lines().findFirst().orElse("");
    return in.damaged(why.isEmpty() ? "status " + status : why, in.position());
  }

  @Override
  public int available() throws IOException {
    return ended ? 0 : output.available();
  }

  @Override
  String remark() {
    synchronized (lock) {
      return remark;
    }
  }

  /** Ends the program, and with it the task that feeds it. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    in.close();
  }

  /** Reports that the program takes no more. */
  private static final class EndedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Standard input of the program, whose problems are not those of what is read. */
  private static final class ProgramInput extends OutputStream {
    private final OutputStream out;

    ProgramInput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(byte[] bytes, int from, int size) throws EndedException {
      try {
        out.write(bytes, from, size);
        out.flush();
      } catch (IOException e) {
        throw new EndedException();
      }
    }

    @Override
    public void write(int next) throws EndedException {
      write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void close() throws EndedException {
      try {
        out.close();
      } catch (IOException e) {
        throw new EndedException();
      }
    }
  }
}
