package io.jaudit.checkpoint;

import io.jaudit.source.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Keeps what else a run has to remember in a file next to its checkpoint, {@code FILE.procs}. It
 * belongs to one content of the checkpoint: the first line has checksums of both. Without it the
 * next run goes on with less knowledge, so all its problems are messages. Replaced atomically, and
 * private to its owner. The lock of the checkpoint protects it.
 */
public final class CompanionFile {
  private static final String MAGIC = "jaudit.procs/1";

  /** Far more than a table of processes has. */
  private static final long MAX_SIZE = 512L << 20;

  private static final int MAX_HEADER = 64;

  private final Path checkpoint;
  private final Path file;
  private String problem = "";

  CompanionFile(Path checkpoint) {
    this.checkpoint = checkpoint;
    this.file = checkpoint.resolveSibling(checkpoint.getFileName() + ".procs");
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /** Returns why the last call did not succeed; empty if it did. */
  public String problem() {
    return problem;
  }

  /**
   * Returns what was saved with the present content of the checkpoint; empty, and a {@link
   * #problem}, if that is lost.
   */
  public Optional<byte[]> load() {
    problem = "";
    try {
      if (Files.size(file) > MAX_SIZE || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return lost(file + " is not a table of processes");
      }
      byte[] content = Files.readAllBytes(file);
      int end = 0;
      while (end < content.length && end < MAX_HEADER && content[end] != '\n') {
        end++;
      }
      String[] header = new String(content, 0, end, StandardCharsets.ISO_8859_1).split(" ", -1);
      if (header.length != 3 || !header[0].equals(MAGIC) || end == content.length) {
        return lost(file + " is not a table of processes");
      }
      byte[] body = Arrays.copyOfRange(content, end + 1, content.length);
      if (!header[2].equals(checksum(body))) {
        return lost(file + " is damaged");
      }
      if (!header[1].equals(checksum(Files.readAllBytes(checkpoint)))) {
        return lost(file + " is not of the run that saved the checkpoint");
      }
      return Optional.of(body);
    } catch (NoSuchFileException e) {
      return lost(file + " does not exist");
    } catch (IOException e) {
      return lost("can't read " + file + ": " + FileProblem.reason(e));
    }
  }

  private Optional<byte[]> lost(String reason) {
    problem = reason;
    return Optional.empty();
  }

  /**
   * Saves what belongs to the present content of the checkpoint.
   *
   * @return false if that failed; then there is a {@link #problem}
   */
  public boolean save(byte[] body) {
    problem = "";
    Path fresh = file.resolveSibling("." + file.getFileName() + ".jaudit-new");
    try {
      String header = MAGIC + " " + checksum(Files.readAllBytes(checkpoint)) + " " + checksum(body);
      try (FileChannel channel = create(fresh)) {
        write(channel, (header + "\n").getBytes(StandardCharsets.ISO_8859_1));
        write(channel, body);
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      problem = "can't write " + file + ": " + FileProblem.reason(e);
      return false;
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static FileChannel create(Path fresh) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return FileChannel.open(fresh, options, PrivateFile.attributes(fresh));
    } catch (FileAlreadyExistsException e) {
      Files.delete(fresh); // of a run that was killed; of a planted link, the target stays
      return FileChannel.open(fresh, options, PrivateFile.attributes(fresh));
    }
  }

  private static String checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length);
    return Long.toHexString(sum.getValue());
  }
}
