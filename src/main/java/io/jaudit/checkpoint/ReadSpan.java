package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Describes the part of one source that a run must read: from {@link #start} to its end. Immutable.
 *
 * @param source the file or stream
 * @param log the log it belongs to, by its index in {@link ReadPlan#logs}
 * @param identity its identity when it was chosen; empty for a stream
 * @param head the fingerprint of its beginning at that time
 * @param mark the one of the last {@link Checkpoint#files} that it is; empty if it is none
 * @param start the byte to begin at
 * @param newBy what distinguishes new events from handled ones in it
 */
public record ReadSpan(
    LogSource source,
    int log,
    Optional<FileIdentity> identity,
    Fingerprint head,
    OptionalInt mark,
    long start,
    NewBy newBy) {
  /** Selects what distinguishes new events from handled ones. */
  public enum NewBy {
    /** The positions of their lines. */
    POSITION,
    /** Their stamps, because the position in their log is lost. */
    STAMP,
    /**
     * Their stamps, compared with those of when a position in their log was lost in a run before:
     * the file was not there then.
     */
    STAMP_OF_LOST
  }

  /** Returns all of a source of which nothing is known, and opens nothing. */
  static ReadSpan all(LogSource source, int log) {
    return new ReadSpan(
        source, log, Optional.empty(), Fingerprint.NONE, OptionalInt.empty(), 0, NewBy.POSITION);
  }

  /**
   * Returns true if the file no longer begins as it did when it was chosen, and is not shorter than
   * what was read of it: it is unknown which of the two that was.
   *
   * @param readTo the byte to which it was read
   */
  public boolean isOverwritten(long readTo) throws IOException {
    Optional<SeekableContent> bytes = source.bytes();
    return bytes.isPresent()
        && bytes.get().length() >= readTo
        && !head.fits(Fingerprint.head(bytes.get()));
  }

  /** Returns true for a regular file: only these can be found again. */
  public boolean isFile() {
    return source.isRepeatable();
  }
}
