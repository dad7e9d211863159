package io.jaudit.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the files of logs, those of each log the oldest first: {@code audit.log-DATE … audit.log.N
 * … audit.log.1 audit.log}, as they are at one moment.
 *
 * <p>A log is a file and those that were rotated from it: {@code BASE} with {@code BASE.N} and
 * {@code BASE-DATE} next to it ({@link RotatedName}), whether they are found in a folder or named.
 * Any other file is a log of its own.
 *
 * <p>auditd may rotate while they are listed, so that a name of the list is another file's by now.
 * All are opened, and then must still have their names; else the list is made anew. From then on a
 * rotation changes nothing. A gap in the numbers hides nothing (ausearch stops there,
 * docs/ausearch-semantics.md §2.2); it is reported. Files that can't be read because they are
 * compressed are recognized by their content. Stateless.
 */
public final class LogFiles {
  /** The name of auditd's log if nothing else is configured. */
  public static final String DEFAULT_NAME = "audit.log";

  /**
   * A rotated set of the largest size can be held. Of more files, as in an archive, the rest is
   * opened when its turn comes: the number of open files is limited.
   */
  private static final int MAX_HELD = 1000;

  /**
   * If the system's limit is reached earlier, this many are released so that others can be opened.
   */
  private static final int SPARE = 16;

  private static final int ATTEMPTS = 20;

  private LogFiles() {}

  /**
   * Returns the files that a user named: a folder is the rotated set of {@code audit.log} in it,
   * anything else is itself. Members of one log, as a shell's {@code audit.log*} gives them, are
   * read oldest first, and a file that is named twice is read once. The caller closes the set.
   *
   * @throws NoSuchFileException for a path that does not exist, and for a folder without a log
   */
  public static LogSet named(List<Path> paths) throws IOException {
    return held(LogListing.named(paths));
  }

  /** Returns how many logs {@link #named} finds. */
  public static int count(List<Path> paths) throws IOException {
    return LogListing.named(paths).logs().size();
  }

  /**
   * Returns the log at {@code log} and the files rotated from it. The caller closes the set.
   *
   * @throws NoSuchFileException if there is none of them
   */
  public static LogSet rotated(Path log) throws IOException {
    return held(LogListing.rotated(log));
  }

  private static LogSet held(LogListing first) throws IOException {
    LogListing listing = first;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<FileSource> files = new ArrayList<>();
      for (Path path : listing.paths()) {
        files.add(FileSource.of(path));
      }
      hold(files);
      LogListing now = listing.again();
      if (now.paths().equals(listing.paths()) && areCurrent(files)) {
        return chosen(listing, files);
      }
      close(files);
      listing = now;
    }
    throw new IOException("the log was rotated repeatedly while its files were listed");
  }

  private static void hold(List<FileSource> files) throws IOException {
    int held = 0;
    while (held < files.size() && held < MAX_HELD && files.get(held).hold()) {
      held++;
    }
    if (held < files.size() && held < MAX_HELD) {
      for (int i = Math.max(held - SPARE, 0); i < held; i++) {
        files.get(i).releaseHeld();
      }
    }
  }

  private static boolean areCurrent(List<FileSource> files) {
    for (FileSource file : files) {
      if (!file.isCurrent()) {
        return false;
      }
    }
    return true;
  }

  private static void close(List<FileSource> files) throws IOException {
    for (FileSource file : files) {
      file.close();
    }
  }

  /** Chooses those of the files that are to be read, and the order of each log. */
  private static LogSet chosen(LogListing listing, List<FileSource> files) throws IOException {
    List<Log> logs = new ArrayList<>();
    List<String> notes = new ArrayList<>(listing.gaps());
    List<String> refused = new ArrayList<>();
    NavigableSet<String> compressed = new TreeSet<>();
    Set<FileIdentity> seen = new HashSet<>();
    int next = 0;
    for (LogListing.Listed log : listing.logs()) {
      LogMembers members = new LogMembers(log.base);
      int end = next + log.oldestFirst().size();
      for (FileSource file : files.subList(next, end)) {
        Optional<FileIdentity> identity = file.identity();
        if (identity.isEmpty() || seen.add(identity.get())) {
          members.add(file);
        } else {
          file.close();
        }
      }
      next = end;
      for (LogMembers.Refused file : members.takeEncoded()) {
        if (log.isSet) {
          compressed.add(file.name());
        } else {
          refused.add(file.reason());
        }
      }
      logs.add(new Log(Optional.of(log.base), members.inReadingOrder(log.isMixed())));
      if (log.isSet && members.isEmpty()) {
        close(files);
        throw listing.noLog(log, unread(compressed, listing));
      }
    }
    notes.addAll(unread(compressed, listing));
    return new LogSet(logs, notes, listing.hints(), refused);
  }

  private static List<String> unread(NavigableSet<String> compressed, LogListing listing) {
    List<String> unread = new ArrayList<>(listing.unread());
    if (!compressed.isEmpty()) {
      unread.add(
          0,
          "compressed files are not read (decompress them first): "
              + String.join(", ", compressed));
    }
    return unread;
  }
}
