package io.jaudit.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * Opens a file once, and for reading only. The opened file is read until {@link #close}, whatever a
 * rotation does with its name. Not safe for use by several threads.
 */
public final class FileSource implements LogSource {
  private final Path path;
  private final boolean regular;
  private final Optional<FileIdentity> identity;
  private final Decoders decoders;
  private @Nullable FileBytes bytes;

  /** The content if the file is compressed, or in a {@link TextForm}. */
  private @Nullable DecodedBytes decoded;

  private boolean held;
  private long heldLength;
  private long decoderMemory;

  /** Null to keep nothing. */
  private @Nullable KeptStart start;

  private Optional<String> host = Optional.empty();

  private FileSource(
      Path path, boolean regular, Optional<FileIdentity> identity, Decoders decoders) {
    this.path = path;
    this.regular = regular;
    this.identity = identity;
    this.decoders = decoders;
  }

  /**
   * Creates a source for the file that {@code path} names at this moment; it need not exist. It is
   * opened on first access to its bytes, and only if it still has the name then. If it is
   * compressed, its content is what was compressed.
   *
   * @param path as the user named it or as found in a folder
   */
  public static FileSource of(Path path, Decoders decoders) {
    boolean regular = Files.isRegularFile(path);
    Optional<FileIdentity> identity = regular ? identityOf(path) : Optional.empty();
    return new FileSource(path, regular, identity, decoders);
  }

  /** Creates the same with {@link Decoders#WITHOUT_PROGRAMS}. */
  public static FileSource of(Path path) {
    return of(path, Decoders.WITHOUT_PROGRAMS);
  }

  /** Has this be a log of the same host as another file. */
  public void hostOf(FileSource other) {
    host = other.host;
  }

  /** Returns its path when it was chosen. */
  public Path path() {
    return path;
  }

  @Override
  public String name() {
    return path.toString();
  }

  /**
   * Has its host be the one that its path names, if any does.
   *
   * @param top the folder that the user named; null if the file itself was named
   * @param hostFolder which folder below that has the name of the host: 1 is the first; 0 for none
   */
  void foundBelow(@Nullable Path top, int hostFolder) {
    if (top != null && hostFolder > 0) {
      Path below = top.normalize().relativize(path.normalize());
      host =
          hostFolder < below.getNameCount()
              ? Optional.of(below.getName(hostFolder - 1).toString())
              : Optional.empty();
    }
  }

  @Override
  public long decoderMemory() {
    return decoderMemory;
  }

  @Override
  public Optional<String> host() {
    return host;
  }

  /** Returns its identity in the file system; empty if this is not a regular file. */
  @Override
  public Optional<FileIdentity> identity() {
    return identity;
  }

  /**
   * Returns true if it was written less than {@code spanMillis} ago, in milliseconds. The clock of
   * its host may be ahead.
   */
  @Override
  public boolean isFresh(long spanMillis) {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
      return Math.abs(age) < spanMillis;
    } catch (IOException e) {
      return false; // it was deleted, and a deleted file is not found again
    }
  }

  /** Returns true if another file has its name now, so its writer continues elsewhere. */
  @Override
  public boolean isReplaced() {
    return !isCurrent() && Files.exists(path);
  }

  /** Returns true if the file still has its name. */
  boolean isCurrent() {
    return identity.equals(Files.isRegularFile(path) ? identityOf(path) : Optional.empty());
  }

  /**
   * Opens it and keeps it open until it is released, so that its content can't be lost; an error
   * occurs again when it is read.
   *
   * @return false if it exists, but the system opens no more files, or not this one
   */
  public boolean hold() {
    try {
      FileBytes opened = regular ? opened() : null;
      held = opened != null;
      heldLength = opened == null ? 0 : opened.length();
      return true;
    } catch (AccessDeniedException | NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns true if it is kept open. */
  public boolean isHeld() {
    return held;
  }

  /**
   * Returns true if it is shorter than when it was first opened, so its content is in a copy or
   * lost; false if it was not held open since then, because it is unknown.
   */
  @Override
  public boolean isTruncated() throws IOException {
    FileBytes opened = bytes;
    return held && opened != null && opened.length() < heldLength;
  }

  /** Ends the effect of {@link #hold}. */
  void releaseHeld() throws IOException {
    held = false;
    release();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException if it can't be opened, or another file has its name now
   */
  @Override
  public Optional<SeekableContent> bytes() throws IOException {
    if (!regular) {
      return Optional.empty();
    }
    SeekableContent plain = opened();
    return Optional.of(decoded == null ? plain : decoded);
  }

  private FileBytes opened() throws IOException {
    FileBytes already = bytes;
    if (already != null) {
      return already;
    }
    FileBytes opened = FileBytes.of(FileChannel.open(path));
    // Only this order is safe: if the name had been given to another file before this one was
    // opened, it would still be that file's.
    if (!isCurrent()) {
      opened.close();
      throw new IOException("it was rotated before it was opened");
    }
    decoded = DecodedBytes.of(opened, decoders);
    decoderMemory = decoded == null ? 0 : decoded.memory();
    bytes = opened;
    return opened;
  }

  /**
   * Returns how the file is compressed; null if it is not, or not a regular file.
   *
   * @throws IOException as {@link #bytes}
   */
  @Nullable Compression compression() throws IOException {
    return bytes().isPresent() && decoded != null ? decoded.format() : null;
  }

  /** Opens the file; a compressed one, a FIFO or a device as a stream. */
  @Override
  public Content open() throws IOException {
    Optional<SeekableContent> seekable = bytes();
    if (seekable.isPresent()) {
      return decoded == null ? seekable.get() : new ContentStream(decoded.stream());
    }
    path.getFileSystem().provider().checkAccess(path, AccessMode.READ); // it says what is wrong
    InputStream in = new FileInputStream(path.toFile());
    return new ContentStream(start == null ? in : start.keeping(in), decoders);
  }

  /** {@inheritDoc} That is a FIFO or a device. */
  @Override
  public Optional<KeptStart> keepStart(int most) {
    if (regular) {
      return Optional.empty();
    }
    KeptStart kept = new KeptStart(name(), decoders, most);
    start = kept;
    return Optional.of(kept);
  }

  /** Returns the length of the file; empty if it is not regular, or is known to be compressed. */
  @Override
  public OptionalLong length() throws IOException {
    return regular && decoded == null ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public boolean isRepeatable() {
    return regular;
  }

  @Override
  public boolean mayGrow() {
    return regular && decoded == null;
  }

  /** Returns how it decodes what is compressed. */
  Decoders decoders() {
    return decoders;
  }

  @Override
  public void release() throws IOException {
    if (decoded != null) {
      decoded.releaseStream();
    }
    if (bytes != null && !held) {
      bytes.close();
      bytes = null;
      decoded = null;
    }
  }

  @Override
  public void close() throws IOException {
    releaseHeld();
  }

  private static Optional<FileIdentity> identityOf(Path path) {
    try {
      return FileIdentity.of(path);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
