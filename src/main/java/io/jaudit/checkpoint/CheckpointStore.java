package io.jaudit.checkpoint;

import io.jaudit.checkpoint.CheckpointException.Kind;
import io.jaudit.source.FileProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads and locks a checkpoint file, and replaces it atomically.
 *
 * <p>A crash at any instant leaves the old content or the new: the new one is written to a file
 * next to it, forced to disk and renamed over it. A symbolic link to a checkpoint is followed and
 * stays a link; a link to a missing file is refused, so that nobody can make a privileged run
 * create a file. A file that is not a checkpoint is never overwritten. The file is private to its
 * owner, unless the one it replaces was not. Not safe for use by several threads.
 */
public final class CheckpointStore {
  /** Far more than any checkpoint; a larger file, such as a log named by mistake, is not read. */
  private static final long MAX_SIZE = 64L << 20;

  private static final int BUFFER = 64 * 1024;

  private final Path named;
  private final SaveWatch watch;

  /** The file system's attributes of the checkpoint that was read last; empty if there was none. */
  private String known = "";

  /**
   * Creates a store; touches no file.
   *
   * @param file as the user named it; need not exist
   */
  public CheckpointStore(Path file) {
    this(file, new Unwatched());
  }

  CheckpointStore(Path file, SaveWatch watch) {
    this.named = file;
    this.watch = watch;
  }

  /**
   * Makes sure that this is the only run that uses the file, until the lock is closed or the
   * process ends.
   *
   * @throws CheckpointException of kind {@link Kind#NOT_WRITABLE} at once if another run uses it,
   *     or if the lock file next to it can't be created; {@link Kind#UNUSABLE} for a file that is
   *     not a checkpoint, next to which no lock file is left
   */
  public CheckpointLock lock() throws CheckpointException {
    Path target = target();
    load(target);
    checkName(fresh(target));
    return CheckpointLock.of(named, target);
  }

  /**
   * Returns the file next to this one that has what else a run remembers.
   *
   * @throws CheckpointException as {@link #load} does
   */
  public CompanionFile companion() throws CheckpointException {
    return new CompanionFile(target());
  }

  /**
   * Returns what the last run saved; empty if the file does not exist, as before the first run.
   *
   * @throws CheckpointException of kind {@link Kind#UNUSABLE} if it can't be read or is not a
   *     checkpoint; names the wrong line and what was expected
   */
  public Optional<Checkpoint> load() throws CheckpointException {
    return load(target());
  }

  /**
   * Replaces the file. Must be called after all output was accepted.
   *
   * @throws CheckpointException of kind {@link Kind#NOT_WRITABLE} if it can't be written, and
   *     {@link Kind#UNUSABLE} if a file exists that is not a checkpoint; its content is then
   *     unchanged
   */
  public void save(Checkpoint checkpoint) throws CheckpointException {
    Path target = target();
    boolean replaces = isCheckpoint(target);
    Path fresh = fresh(target);
    try {
      try {
        write(fresh, checkpoint, replaces ? target : fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | RuntimeException e) {
        delete(fresh, e);
        throw e;
      }
      watch.reached(SaveWatch.Step.RENAMED);
      forceFolder(target);
      watch.reached(SaveWatch.Step.FOLDER_FORCED);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /**
   * Returns false if there is no file. Reads it only if it is not the one that was read before: a
   * large one would have to be in memory together with what replaces it.
   */
  private boolean isCheckpoint(Path target) throws CheckpointException {
    try {
      return known.equals(state(attributes(target))) || load(target).isPresent();
    } catch (IOException e) {
      return load(target).isPresent(); // reports what is wrong
    }
  }

  private static BasicFileAttributes attributes(Path target) throws IOException {
    return Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static String state(BasicFileAttributes file) {
    long nanos = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return file.fileKey() + " " + nanos + " " + file.size();
  }

  /** One name for all runs, so that the next run removes what a killed one left. */
  private static Path fresh(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".jaudit-new");
  }

  /**
   * A name that is too long would be refused at the end of each run, after all events were printed.
   */
  private void checkName(Path fresh) throws CheckpointException {
    try {
      Files.readAttributes(fresh, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // as it should be
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private CheckpointException notWritable(IOException problem) {
    return new CheckpointException(
        Kind.NOT_WRITABLE,
        "can't write checkpoint " + named + ": " + FileProblem.reasonAndFile(problem),
        problem);
  }

  private void write(Path fresh, Checkpoint checkpoint, Path model) throws IOException {
    watch.reached(SaveWatch.Step.BEGUN);
    try (FileChannel channel = create(fresh)) {
      watch.reached(SaveWatch.Step.CREATED);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      CheckpointText.write(checkpoint, out);
      out.flush();
      watch.reached(SaveWatch.Step.WRITTEN);
      PrivateFile.takeOver(fresh, model);
      channel.force(true);
    }
    watch.reached(SaveWatch.Step.FORCED);
  }

  private static FileChannel create(Path fresh) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return FileChannel.open(fresh, options, PrivateFile.attributes(fresh));
    } catch (FileAlreadyExistsException e) {
      // Deleting a planted link does not affect its target.
      Files.delete(fresh);
      return FileChannel.open(fresh, options, PrivateFile.attributes(fresh));
    }
  }

  /**
   * If it is not forced, a power failure may undo the rename: events are repeated then, none lost.
   */
  private static void forceFolder(Path target) {
    try (FileChannel folder = FileChannel.open(folder(target), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Not every system can open folders, and not every file system can force them.
    }
  }

  private static void delete(Path fresh, Exception cause) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Optional<Checkpoint> load(Path target) throws CheckpointException {
    try {
      BasicFileAttributes file = attributes(target);
      if (!file.isRegularFile()) {
        throw new CheckpointException(
            Kind.UNUSABLE, named + " is not a checkpoint: not a regular file");
      }
      if (file.size() > MAX_SIZE) {
        throw new CheckpointException(Kind.UNUSABLE, named + " is not a checkpoint: too large");
      }
      String text = Files.readString(target, StandardCharsets.ISO_8859_1);
      Checkpoint checkpoint = new CheckpointParser(named.toString(), text).parse();
      known = state(file);
      return Optional.of(checkpoint);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CheckpointException(
          Kind.UNUSABLE, "can't read checkpoint " + named + ": " + FileProblem.reasonAndFile(e), e);
    }
  }

  /** Returns the actual file: all names of one file have one lock. */
  private Path target() throws CheckpointException {
    Path name = named.getFileName();
    if (name == null) {
      throw new CheckpointException(Kind.UNUSABLE, named + " is not a checkpoint: a folder");
    }
    try {
      return Files.isSymbolicLink(named)
          ? named.toRealPath()
          : folder(named).toRealPath().resolve(name);
    } catch (NoSuchFileException e) {
      String what =
          Files.isSymbolicLink(named) ? "the symbolic link is broken" : "its folder does not exist";
      throw new CheckpointException(
          Kind.NOT_WRITABLE, "can't write checkpoint " + named + ": " + what, e);
    } catch (IOException e) {
      throw new CheckpointException(
          Kind.UNUSABLE, "can't read checkpoint " + named + ": " + FileProblem.reasonAndFile(e), e);
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** Watches no save. */
  private static final class Unwatched implements SaveWatch {
    @Override
    public void reached(Step step) {}
  }
}
