package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records how far a log file was read. Immutable.
 *
 * @param log the index of its log in {@link Checkpoint#logs}
 * @param identity what the file system called it; a shortcut to it, never the proof
 * @param fingerprint of the beginning of its content
 * @param readTo all lines before this byte had been read
 * @param end the fingerprint of what it had last before that byte, because a log that lost its end
 *     and continued begins as it did; {@link Fingerprint#NONE} if {@code fingerprint} covers all,
 *     or it is not known
 */
public record FileMark(
    int log,
    Optional<FileIdentity> identity,
    Fingerprint fingerprint,
    long readTo,
    Fingerprint end) {
  /** Returns true if no line of it had been read, so that none can be missing. */
  boolean isUnread() {
    return readTo == 0;
  }

  /** Returns the same mark for another index of its log. */
  FileMark as(int newLog) {
    return new FileMark(newLog, identity, fingerprint, readTo, end);
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileMark that
        && log == that.log
        && readTo == that.readTo
        && identity.equals(that.identity)
        && fingerprint.equals(that.fingerprint)
        && end.equals(that.end);
  }

  @Override
  public int hashCode() {
    return 31 * fingerprint.hashCode() + Long.hashCode(readTo);
  }
}
