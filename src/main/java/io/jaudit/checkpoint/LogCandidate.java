package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A source that may be one the last run had read, and what is known of it at this moment. */
final class LogCandidate {
  final LogSource source;
  final int log;

  /** True for an older file of a set that the user did not name. */
  final boolean unasked;

  final Optional<FileIdentity> identity;
  private final byte[] head;
  private final long size;

  LogCandidate(LogSource source, int log, boolean unasked) {
    this.source = source;
    this.log = log;
    this.unasked = unasked;
    Optional<FileIdentity> found = Optional.empty();
    byte[] read = new byte[0];
    long length = -1;
    // A FIFO is left alone: what is read of it here would be missing later.
    if (source instanceof FileSource file && file.isRegular()) {
      try {
        LogBytes bytes = file.bytes().orElseThrow();
        found = file.identity();
        length = bytes.length();
        read = Fingerprint.head(bytes);
      } catch (IOException e) {
        // The search tries again and reports it; here it only is no known file.
        length = -1;
      }
    }
    this.identity = found;
    this.head = read;
    this.size = length;
  }

  /** The sources, numbered by the log they belong to. */
  static List<LogCandidate> all(List<LogSource> sources) {
    List<LogCandidate> all = new ArrayList<>();
    Path base = null;
    int log = -1;
    for (LogSource source : sources) {
      Path next = source instanceof FileSource file ? LogFiles.base(file.path()) : null;
      if (next == null || !next.equals(base)) {
        log++;
      }
      base = next;
      all.add(new LogCandidate(source, log, false));
    }
    return all;
  }

  boolean isRegularFile() {
    return size >= 0;
  }

  boolean hasHeadOf(FileMark mark) {
    return isRegularFile() && mark.fingerprint().fits(head);
  }

  boolean isShorterThan(FileMark mark) {
    return size < mark.readTo();
  }

  /** True where all that the mark says was read is still here, and a line began behind it. */
  boolean fits(FileMark mark) {
    return hasHeadOf(mark) && !isShorterThan(mark) && (size == mark.readTo() || lineBegins(mark));
  }

  /** All of the source, which is none that the last run had read. */
  LogStretch whole(LogStretch.NewBy newBy) {
    return stretch(OptionalInt.empty(), 0, newBy);
  }

  /** The source from {@code start} on, which is file {@code mark} of the checkpoint. */
  LogStretch stretch(int mark, long start) {
    return stretch(OptionalInt.of(mark), start, LogStretch.NewBy.POSITION);
  }

  /** There is nothing to read of it. A file that the user named is left to whoever opened it. */
  void leave() {
    try {
      if (unasked) {
        source.close();
      }
    } catch (IOException e) {
      return; // it was only read
    }
  }

  private LogStretch stretch(OptionalInt mark, long start, LogStretch.NewBy newBy) {
    Fingerprint known = Fingerprint.of(head, Long.MAX_VALUE);
    return new LogStretch(source, log, identity, known, mark, start, newBy);
  }

  private boolean lineBegins(FileMark mark) {
    if (mark.readTo() == 0) {
      return true;
    }
    try {
      byte[] before = new byte[1];
      int read = source.bytes().orElseThrow().read(mark.readTo() - 1, before, 0, 1);
      return read == 1 && before[0] == '\n';
    } catch (IOException e) {
      return false;
    }
  }
}
