package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import java.util.Optional;

/**
 * How far a log file had been read.
 *
 * @param log which log the file belongs to, from 0: the files of one rotated set have one number
 * @param identity what the file system called it; a shortcut to it, never the proof
 * @param fingerprint what its content began with
 * @param readTo all lines before this byte had been read
 * @param end what it had last before that byte, since a log that lost its end and went on begins as
 *     it did; {@link Fingerprint#NONE} where {@code fingerprint} covers all, or it is not known
 */
public record FileMark(
    int log,
    Optional<FileIdentity> identity,
    Fingerprint fingerprint,
    long readTo,
    Fingerprint end) {
  /** True where no line of it had been read, so that none can be missing. */
  boolean isUnread() {
    return readTo == 0;
  }
}
