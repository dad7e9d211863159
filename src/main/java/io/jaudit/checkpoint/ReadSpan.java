package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogSource;
import java.io.IOException;
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
public record ReadSpan(
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

  /**
   * True where the file begins with something else than when it was chosen, and is not shorter than
   * what was read of it: nobody can tell which of the two that was.
   *
   * @param readTo the byte to which it was read
   */
  public boolean isOverwritten(long readTo) throws IOException {
    Optional<LogBytes> bytes = source.bytes();
    return bytes.isPresent()
        && bytes.get().length() >= readTo
        && !head.fits(Fingerprint.head(bytes.get()));
  }

  /** True for a regular file: only these can be found again. */
  public boolean isFile() {
    return source instanceof FileSource file && file.isRegular();
  }
}
