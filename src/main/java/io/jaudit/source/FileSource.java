package io.jaudit.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file; opened for reading only, and once. What is read is what was opened, whatever a rotation
 * does with the name, until {@link #close}. Not safe for use by several threads.
 */
public final class FileSource implements LogSource {
  private final Path path;
  private final boolean regular;
  private final Optional<FileIdentity> identity;
  private @Nullable FileBytes bytes;
  private boolean held;
  private long heldLength;

  private FileSource(Path path, boolean regular, Optional<FileIdentity> identity) {
    this.path = path;
    this.regular = regular;
    this.identity = identity;
  }

  /**
   * The file that {@code path} names at this moment; need not exist. It is opened when its bytes
   * are first asked for, and only if the name is still its own then.
   *
   * @param path as the user gave it or as it was found in a folder
   */
  public static FileSource of(Path path) {
    boolean regular = Files.isRegularFile(path);
    return new FileSource(path, regular, regular ? identityOf(path) : Optional.empty());
  }

  /** Where it was when it was chosen. */
  public Path path() {
    return path;
  }

  @Override
  public String name() {
    return path.toString();
  }

  /** What the file system calls it; empty where this is no regular file. */
  @Override
  public Optional<FileIdentity> identity() {
    return identity;
  }

  /** True for a regular file: only these can be read twice, and found again. */
  public boolean isRegular() {
    return regular;
  }

  /** Returns true if it was written to within so many ms. The clock of its host may be ahead. */
  @Override
  public boolean isFresh(long spanMillis) {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
      return Math.abs(age) < spanMillis;
    } catch (IOException e) {
      return false; // it was deleted, and a deleted file is not found again
    }
  }

  /** Returns true if its name is another file's now, so that its writer continues elsewhere. */
  @Override
  public boolean isReplaced() {
    return !isCurrent() && Files.exists(path);
  }

  /** True where the file still has its name. */
  boolean isCurrent() {
    return identity.equals(Files.isRegularFile(path) ? identityOf(path) : Optional.empty());
  }

  /**
   * Opens it and keeps it open until {@link #letGo}, so that nothing can happen to its content;
   * what fails, fails again when read.
   *
   * @return false where it is there, but the system opens no more files, or not this one
   */
  boolean hold() {
    try {
      Optional<LogBytes> opened = bytes();
      held = opened.isPresent();
      heldLength = held ? opened.get().length() : 0;
      return true;
    } catch (AccessDeniedException | NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * True where it is shorter than when it was first opened, so what it had then is in a copy or is
   * gone; false where it was not held since then, as nobody can tell.
   */
  @Override
  public boolean isTruncated() throws IOException {
    FileBytes opened = bytes;
    return held && opened != null && opened.length() < heldLength;
  }

  /** Undoes {@link #hold}. */
  void letGo() throws IOException {
    held = false;
    release();
  }

  /**
   * The content for reading at any place; empty where this is no regular file.
   *
   * @throws IOException where it can't be opened, or its name is another's now
   */
  @Override
  public Optional<LogBytes> bytes() throws IOException {
    if (bytes == null && regular) {
      FileBytes opened = FileBytes.of(FileChannel.open(path));
      // Only this order is safe: had the name changed hands before the file was opened, it would
      // still be the other file's now.
      if (!isCurrent()) {
        opened.close();
        throw new IOException("it was rotated before it was opened");
      }
      bytes = opened;
    }
    return Optional.ofNullable(bytes);
  }

  /** Opens the file; a FIFO or a device as a stream. */
  @Override
  public Content open() throws IOException {
    Optional<LogBytes> seekable = bytes();
    if (seekable.isPresent()) {
      return seekable.get();
    }
    path.getFileSystem().provider().checkAccess(path, AccessMode.READ); // it says what is wrong
    // The stream of Files can't tell whether a FIFO has something to read.
    return new ContentStream(new FileInputStream(path.toFile()));
  }

  @Override
  public OptionalLong length() throws IOException {
    return regular ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public boolean isSeekable() {
    return regular;
  }

  @Override
  public void release() throws IOException {
    if (bytes != null && !held) {
      bytes.close();
      bytes = null;
    }
  }

  @Override
  public void close() throws IOException {
    letGo();
  }

  private static Optional<FileIdentity> identityOf(Path path) {
    try {
      return FileIdentity.of(path);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
