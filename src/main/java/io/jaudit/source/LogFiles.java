package io.jaudit.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files of logs, those of each log the oldest first: {@code audit.log-DATE … audit.log.N
 * … audit.log.1 audit.log}, as they are at one moment. If the names define no order, first events
 * do ({@link LogMembers}).
 *
 * <p>A log is a file and those that were rotated from it: {@code BASE} with {@code BASE.N} and
 * {@code BASE-DATE} next to it ({@link RotatedName}), whether they are found in a folder or named.
 * Any other file is a log of its own.
 *
 * <p>auditd may rotate while they are listed, so that a name of the list is another file's by now.
 * All are opened, and then must still have their names; else the list is made anew. From then on a
 * rotation changes nothing. A gap in the numbers hides nothing (ausearch stops there,
 * docs/ausearch-semantics.md §2.2); it is reported. Compressed files are recognized by their
 * content, and decoded. Stateless.
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

  /** Below a large folder, other files may come and go all the time. */
  private static final int MAX_TREE_ATTEMPTS = 4;

  private LogFiles() {}

  /**
   * Returns the files that a user named: of a folder, and of all below it, the rotated sets of
   * {@code audit.log} and every other file with a record in its first 4 KiB; of a name with
   * wildcards, what it matches; anything else is itself. Members of one log, as a shell's {@code
   * audit.log*} gives them, are read oldest first, and a file with several names or copies is read
   * once. The caller closes the set.
   *
   * @throws NoSuchFileException for a path that does not exist
   * @throws FileSystemException if there is no log
   */
  public static LogSet named(List<Path> paths, FileRules rules) throws IOException {
    return held(LogListing.named(paths, rules.ifMissing()), rules).set();
  }

  /** Returns the same with {@link Decoders#WITHOUT_PROGRAMS}. */
  public static LogSet named(List<Path> paths) throws IOException {
    return named(paths, FileRules.of(Decoders.WITHOUT_PROGRAMS));
  }

  /**
   * Returns the files that a user named, as {@link #named(List)}, and a stream.
   *
   * @param at the index of the stream among what was named
   */
  public static LogSet named(List<Path> paths, FileRules rules, LogSource stream, int at)
      throws IOException {
    return held(LogListing.named(paths, rules.ifMissing()), rules).with(stream, at);
  }

  /**
   * Returns the log at {@code log} and the files rotated from it. The caller closes the set.
   *
   * @throws NoSuchFileException if there is none of them
   */
  public static LogSet rotated(Path log, Decoders decoders) throws IOException {
    return held(LogListing.rotated(log), FileRules.of(decoders)).set();
  }

  /** Returns the same with {@link Decoders#WITHOUT_PROGRAMS}. */
  public static LogSet rotated(Path log) throws IOException {
    return rotated(log, Decoders.WITHOUT_PROGRAMS);
  }

  /**
   * Returns the files of a log as it is now, with those that were not named; all are of the host of
   * those that were. The caller closes the set.
   *
   * @throws NoSuchFileException if there is none of them
   */
  public static LogSet again(Log log) throws IOException {
    if (log.base().isEmpty()) {
      return LogSet.of(List.of());
    }
    FileSource known = null;
    for (LogSource source : log.sources()) {
      known = source instanceof FileSource file ? file : known;
    }
    if (known == null) {
      return rotated(log.base().get());
    }
    LogSet now = rotated(log.base().get(), known.decoders());
    for (LogSource source : now.sources()) {
      if (source instanceof FileSource file) {
        file.hostOf(known);
      }
    }
    return now;
  }

  /**
   * Returns the same as {@link #named(List)} for logs that are followed: those that don't exist yet
   * have no files.
   */
  public static LogSet growing(List<Path> paths, FileRules rules) throws IOException {
    List<Path> existing = new ArrayList<>();
    List<Log> awaited = new ArrayList<>();
    for (Path path : paths) {
      if (isThere(path)) {
        existing.add(path);
      } else {
        awaited.add(new Log(Optional.of(path), List.of()));
      }
    }
    return (existing.isEmpty() ? LogSet.of(List.of()) : named(existing, rules)).with(awaited);
  }

  /** Returns the same as {@link #rotated}; if there is none of the files yet, an empty log. */
  public static LogSet growing(Path log, Decoders decoders) throws IOException {
    try {
      return rotated(log, decoders);
    } catch (NoSuchFileException e) {
      return LogSet.of(List.of()).with(List.of(new Log(Optional.of(log), List.of())));
    }
  }

  /** Returns false for a file that does not exist, and for a folder in which no log is yet. */
  private static boolean isThere(Path path) throws IOException {
    try {
      if (Files.isDirectory(path)) {
        named(List.of(path)).close();
      } else {
        LogListing.named(List.of(path));
      }
      return true;
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      return false;
    }
  }

  /** Returns the choice from a listing, or from a newer one, whose files are opened. */
  static LogChoice held(LogListing first, FileRules rules) throws IOException {
    LogListing listing = first;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<FileSource> files = new ArrayList<>();
      for (Path path : listing.paths()) {
        files.add(FileSource.of(path, rules.decoders()));
      }
      hold(files);
      LogListing now = listing.again();
      boolean isSame = now.paths().equals(listing.paths()) && areCurrent(files);
      if (isSame || (attempt == MAX_TREE_ATTEMPTS && !listing.trees().isEmpty())) {
        return chosen(listing, files, rules);
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

  static boolean areCurrent(List<FileSource> files) {
    for (FileSource file : files) {
      if (!file.isCurrent()) {
        return false;
      }
    }
    return true;
  }

  static void close(List<FileSource> files) throws IOException {
    for (FileSource file : files) {
      file.close();
    }
  }

  private static LogChoice chosen(LogListing listing, List<FileSource> files, FileRules rules)
      throws IOException {
    LogChoice choice = new LogChoice(listing, rules.hostFolder());
    try {
      choice.choose(files);
    } catch (IOException e) {
      close(files);
      throw e;
    }
    return choice;
  }
}
