package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run has to read of one source: from {@link #start} to its end. Immutable.
 *
 * @param source the file or stream
 * @param log which log it belongs to, from 0: the files of one rotated set have one number
 * @param identity what the file system called it when it was chosen; empty for a stream
 * @param head what it began with then
 * @param mark which of the last {@link Checkpoint#files} it is; empty where it is none of them
 * @param start the byte to begin at
 * @param newBy what tells the new from the handled in it
 */
public record LogStretch(
    LogSource source,
    int log,
    Optional<FileIdentity> identity,
    Fingerprint head,
    OptionalInt mark,
    long start,
    NewBy newBy) {
  /** What tells new events from those handled. */
  public enum NewBy {
    /** Where their lines stand. */
    POSITION,
    /** Their stamps, since the place is lost. */
    STAMP
  }

  private static final int ATTEMPTS = 3;

  /**
   * Opens the source at {@code offset}. A file that was rotated since it was chosen is followed to
   * its new name, so that no file is read twice or passed over. The caller closes the stream.
   *
   * @throws IOException where it can't be opened or is gone
   */
  public InputStream open(long offset) throws IOException {
    return follow(present -> present.open(offset));
  }

  /**
   * Opens the content for reading at any place, as {@link LogSource#openBytes} and as {@link #open}
   * follows it.
   *
   * @throws IOException where it can't be opened or is gone
   */
  public Optional<LogBytes> openBytes() throws IOException {
    return source instanceof FileSource
        ? follow(present -> new Bytes(present.openBytes())).bytes
        : Optional.empty();
  }

  private interface Opener<T extends Closeable> {
    T open(LogSource source) throws IOException;
  }

  private record Bytes(Optional<LogBytes> bytes) implements Closeable {
    @Override
    public void close() throws IOException {
      if (bytes.isPresent()) {
        bytes.get().close();
      }
    }
  }

  private <T extends Closeable> T follow(Opener<T> opener) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LogSource present = present();
      T opened = opener.open(present);
      // Only this order is safe: had the name changed hands before the file was opened, it would
      // still be the other file's now.
      if (identity.isEmpty() || identity.equals(identityOf(present))) {
        return opened;
      }
      opened.close();
    }
    throw new NoSuchFileException(source.name(), null, "rotated while it was to be read");
  }

  /** The source under the name it has at this moment. */
  LogSource present() throws IOException {
    if (identity.isEmpty() || identity.equals(identityOf(source))) {
      return source;
    }
    Path path = Path.of(source.name());
    for (LogSource sibling : LogFiles.rotated(LogFiles.base(path)).sources()) {
      if (identity.equals(identityOf(sibling))) {
        return sibling;
      }
    }
    throw new NoSuchFileException(source.name(), null, "gone since it was chosen");
  }

  /** True for a regular file: only these can be found again. */
  public boolean isFile() {
    return identity.isPresent()
        || (source instanceof FileSource file && Files.isRegularFile(file.path()));
  }

  private static Optional<FileIdentity> identityOf(LogSource source) throws IOException {
    if (!(source instanceof FileSource file)) {
      return Optional.empty();
    }
    try {
      return FileIdentity.of(file.path());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
