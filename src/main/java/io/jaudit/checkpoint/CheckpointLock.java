package io.jaudit.checkpoint;

import io.jaudit.checkpoint.CheckpointException.Kind;
import io.jaudit.source.FileProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prevents other runs from using a checkpoint while it is open: a lock of the operating system on
 * {@code FILE.lock}, which ends with the process, however it ends. For use by one thread.
 *
 * <p>The lock file is not deleted: otherwise one run could hold a lock on the deleted file and
 * another on the new one. It is never written, links to it are not followed, and anything but a
 * regular file is refused.
 */
public final class CheckpointLock implements Closeable {
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final FileChannel channel;

  private CheckpointLock(FileChannel channel) {
    this.channel = channel;
  }

  static CheckpointLock of(Path named, Path target) throws CheckpointException {
    Path file = target.resolveSibling(target.getFileName() + ".lock");
    try {
      refuseOther(file);
      FileChannel channel = FileChannel.open(file, OPTIONS, PrivateFile.attributes(file));
      try {
        if (tryLock(channel) != null) {
          return new CheckpointLock(channel);
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (IOException e) {
      throw new CheckpointException(
          Kind.NOT_WRITABLE,
          "can't lock checkpoint " + named + ": " + FileProblem.reasonAndFile(e),
          e);
    }
    throw new CheckpointException(
        Kind.NOT_WRITABLE,
        "checkpoint " + named + " is in use by another run (lock: " + file + ")");
  }

  /** Releases the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Opening a FIFO would wait for its reader. */
  private static void refuseOther(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this process
    }
  }
}
