package io.jaudit.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files of a log set, oldest first: {@code audit.log.N … audit.log.1 audit.log}, as they
 * are at one moment.
 *
 * <p>auditd may rotate while they are listed, so that a name of the list is another file's by now.
 * All are opened, and then have to have their names still; else the list is made anew. From then on
 * a rotation changes nothing. A gap in the numbers hides nothing (ausearch stops there,
 * docs/ausearch-semantics.md §2.2); it is said. Stateless.
 */
public final class LogFiles {
  /** What auditd calls its log where nothing else is configured. */
  public static final String DEFAULT_NAME = "audit.log";

  /** auditd keeps 999 files at most, others more; a longer number is a date. */
  private static final int MAX_DIGITS = 5;

  /**
   * A rotated set at its largest can be held. Of more files, as in an archive, the rest is opened
   * when its turn comes: there is a limit to open files.
   */
  private static final int MAX_HELD = 1000;

  /** Where the system's limit is met before, so many are let go for what else has to be opened. */
  private static final int SPARE = 16;

  private static final int ATTEMPTS = 20;

  private LogFiles() {}

  /**
   * The files behind what a user named: a folder is the rotated set in it, anything else is itself.
   * Members of one rotated set, as a shell's {@code audit.log*} gives them, are read oldest first,
   * and a file that is named twice is read once. The caller closes the set.
   *
   * @throws NoSuchFileException for a path that does not exist, and for a folder without a log
   */
  public static LogSet named(List<Path> paths) throws IOException {
    return held(LogListing.named(paths));
  }

  /**
   * The log at {@code log} and its rotated predecessors. The caller closes the set.
   *
   * @throws NoSuchFileException where there is none of them
   */
  public static LogSet rotated(Path log) throws IOException {
    return held(LogListing.rotated(log));
  }

  /** The log that {@code path} is a rotated member of: itself without {@code .N}. */
  public static Path base(Path path) {
    String name = String.valueOf(path.getFileName());
    int digits = rotationStart(name);
    return digits < 2 ? path : path.resolveSibling(name.substring(0, digits - 1));
  }

  private static LogSet held(LogListing first) throws IOException {
    LogListing listing = first;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<FileSource> files = new ArrayList<>();
      for (Path path : listing.oldestFirst()) {
        files.add(FileSource.of(path));
      }
      hold(files);
      LogListing now = listing.again();
      if (now.oldestFirst().equals(listing.oldestFirst()) && areCurrent(files)) {
        return new LogSet(distinct(files), listing.notes());
      }
      for (FileSource file : files) {
        file.close();
      }
      listing = now;
    }
    throw new IOException("the log is rotated again and again while its files are listed");
  }

  private static void hold(List<FileSource> files) throws IOException {
    int held = 0;
    while (held < files.size() && held < MAX_HELD && files.get(held).hold()) {
      held++;
    }
    if (held < files.size() && held < MAX_HELD) {
      for (int i = Math.max(held - SPARE, 0); i < held; i++) {
        files.get(i).letGo();
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

  private static List<LogSource> distinct(List<FileSource> files) throws IOException {
    List<LogSource> distinct = new ArrayList<>();
    Set<FileIdentity> seen = new HashSet<>();
    for (FileSource file : files) {
      Optional<FileIdentity> identity = file.identity();
      if (identity.isEmpty() || seen.add(identity.get())) {
        distinct.add(file);
      } else {
        file.close();
      }
    }
    return distinct;
  }

  static int number(String name) {
    int digits = rotationStart(name);
    return digits < 0 ? 0 : Integer.parseInt(name.substring(digits));
  }

  /** Where the digits of {@code name.N} begin; -1 where the name does not end so. */
  static int rotationStart(String name) {
    int at = name.length();
    while (at > 0 && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
      at--;
    }
    int digits = name.length() - at;
    boolean rotated =
        digits > 0
            && digits <= MAX_DIGITS
            && at > 0
            && name.charAt(at - 1) == '.'
            && name.charAt(at) != '0';
    return rotated ? at : -1;
  }
}
