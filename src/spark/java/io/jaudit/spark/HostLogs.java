package io.jaudit.spark;

import io.jaudit.LogPiece;
import java.io.Serializable;
import java.util.List;

/**
 * The logs of one host, or a piece of them: what one thread searches. Immutable.
 *
 * @param host its name
 * @param number the number of this among the pieces of the host, in their order
 * @param logs the files of each log, the oldest first
 * @param leadIn as in {@link LogPiece}, and so the two after it
 * @param bytes to be read, about
 */
record HostLogs(
    String host, int number, List<List<File>> logs, long leadIn, long start, long end, long bytes)
    implements Serializable {
  /**
   * A file of an archive.
   *
   * @param uri its full name
   * @param length in bytes, as it is stored
   * @param isNamed true if it is read even if it does not look like a log
   */
  record File(String uri, long length, boolean isNamed) implements Serializable {}

  static HostLogs whole(String host, List<List<File>> logs) {
    long bytes = 0;
    for (List<File> files : logs) {
      for (File file : files) {
        bytes += file.length();
      }
    }
    LogPiece whole = LogPiece.WHOLE;
    return new HostLogs(host, 0, logs, whole.leadIn(), whole.start(), whole.end(), bytes);
  }

  HostLogs at(int other, LogPiece piece, long about) {
    return new HostLogs(host, other, logs, piece.leadIn(), piece.start(), piece.end(), about);
  }

  LogPiece piece() {
    return new LogPiece(leadIn, start, end);
  }
}
