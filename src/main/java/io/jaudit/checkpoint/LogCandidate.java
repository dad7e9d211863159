package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import io.jaudit.source.Log;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A source that the last run may have read, and what is known of it at this moment. */
final class LogCandidate {
  final LogSource source;
  final int log;

  /** True for an older file of a log that the user did not name. */
  final boolean unrequested;

  final Optional<FileIdentity> identity;
  private final byte[] head;
  private final long size;

  /** True for a file that exists but can't be read now; it may be readable later. */
  private final boolean unreadable;

  /**
   * True for a file that lost content since it was listed: the content may be in a copy that was
   * not listed.
   */
  final boolean truncated;

  LogCandidate(LogSource source, int log, boolean unrequested) {
    this.source = source;
    this.log = log;
    this.unrequested = unrequested;
    Optional<FileIdentity> found = Optional.empty();
    byte[] read = new byte[0];
    long length = -1;
    boolean shorter = false;
    boolean failed = false;
    // A FIFO is not read: what is read here would be missing later.
    if (source.isRepeatable()) {
      found = source.identity();
      try {
        SeekableContent bytes = source.bytes().orElseThrow();
        length = bytes.length();
        read = Fingerprint.head(bytes);
        shorter = source.isTruncated();
        source.release();
      } catch (IOException e) {
        // The search tries again and reports it.
        failed = true;
      }
    }
    this.identity = found;
    this.head = read;
    this.size = failed ? -1 : length;
    this.unreadable = failed;
    this.truncated = shorter;
  }

  /**
   * Returns the index after the last of the candidates that are of the log of the one at {@code
   * begin}.
   */
  static int endOfLog(List<LogCandidate> candidates, int begin) {
    int end = begin + 1;
    while (end < candidates.size() && candidates.get(end).log == candidates.get(begin).log) {
      end++;
    }
    return end;
  }

  /** Returns the sources, numbered by the log they belong to. */
  static List<LogCandidate> all(LogSet logs) {
    List<LogCandidate> all = new ArrayList<>();
    for (int log = 0; log < logs.logs().size(); log++) {
      for (LogSource source : logs.logs().get(log).sources()) {
        all.add(new LogCandidate(source, log, false));
      }
    }
    return all;
  }

  /** Returns the name of each log; empty if it is not a file. */
  static List<String> names(LogSet logs) {
    List<String> names = new ArrayList<>();
    for (Log log : logs.logs()) {
      names.add(name(log));
    }
    return names;
  }

  /** Returns the name of a log; empty if it is not a file. */
  static String name(Log log) {
    return log.base().isPresent() ? name(log.base().get()) : "";
  }

  /** Returns the real path, one character a byte. */
  private static String name(Path base) {
    Path path = base.toAbsolutePath().normalize();
    Path folder = path.getParent();
    try {
      path = folder == null ? path : folder.toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      // Use the path as it is written.
    }
    byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.ISO_8859_1);
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

  /**
   * Returns true if all that was read, as the mark says, is still here, and a line begins after it.
   * A file that can't be read is assumed to fit, so that its mark is kept until it can be read.
   */
  boolean fits(FileMark mark) {
    if (unreadable) {
      return mark.identity().isPresent() && mark.identity().equals(identity);
    }
    return hasHeadOf(mark)
        && !isShorterThan(mark)
        && (size == mark.readTo() || lineBegins(mark))
        && hasEndOf(mark);
  }

  /** Returns all of the source, which the last run had not read. */
  ReadSpan whole(ReadSpan.NewBy newBy) {
    return span(Fingerprint.of(head, Long.MAX_VALUE), OptionalInt.empty(), 0, newBy);
  }

  /**
   * Returns the source from {@code start} on.
   *
   * @param index of its {@code mark} among the files of the checkpoint
   */
  ReadSpan span(FileMark mark, int index, long start) {
    Fingerprint known = unreadable ? mark.fingerprint() : Fingerprint.of(head, Long.MAX_VALUE);
    return span(known, OptionalInt.of(index), start, ReadSpan.NewBy.POSITION);
  }

  /** Closes a source of which nothing is to be read, unless the caller opened it. */
  void leave() {
    try {
      if (unrequested) {
        source.close();
      }
    } catch (IOException e) {
      return; // the file was only read
    }
  }

  private ReadSpan span(Fingerprint known, OptionalInt mark, long start, ReadSpan.NewBy newBy) {
    return new ReadSpan(source, log, identity, known, mark, start, newBy);
  }

  private boolean hasEndOf(FileMark mark) {
    if (mark.end().isEmpty()) {
      return true;
    }
    try {
      boolean fits = mark.end().fitsEnd(source.bytes().orElseThrow(), mark.readTo());
      source.release();
      return fits;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean lineBegins(FileMark mark) {
    if (mark.readTo() == 0) {
      return true;
    }
    try {
      byte[] before = new byte[1];
      int read = source.bytes().orElseThrow().read(mark.readTo() - 1, before, 0, 1);
      source.release();
      return read == 1 && before[0] == '\n';
    } catch (IOException e) {
      return false;
    }
  }
}
