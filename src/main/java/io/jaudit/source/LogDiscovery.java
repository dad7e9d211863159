package io.jaudit.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds logs that appear in folders, or match patterns, while the logs that were there are
 * followed: those that a search would read if it began now. A file that has a new name, and a copy
 * of what was read, are not among them. For use by one thread.
 */
public final class LogDiscovery {
  private final List<Path> operands;
  private final FileRules rules;

  /** What was known of the files that are no logs when they were looked at. */
  private final Map<Path, State> rejected = new HashMap<>();

  private List<String> refused = List.of();

  /** What has to change before a file is looked at again. */
  private record State(long length, boolean isReadable) {
    static State of(Path file) throws IOException {
      return new State(Files.size(file), Files.isReadable(file));
    }
  }

  /**
   * @param operands what the user named; what is no folder, pattern or missing has no more logs
   */
  public LogDiscovery(List<Path> operands, FileRules rules) {
    this.operands = new ArrayList<>(operands);
    this.operands.removeIf(path -> Files.exists(path) && !Files.isDirectory(path));
    this.rules = rules;
  }

  /** Returns true if no log can appear. */
  public boolean isOver() {
    return operands.isEmpty();
  }

  /**
   * Returns the logs that have appeared, their files opened and held.
   *
   * @param bases the files that are written of the logs that are followed
   * @param read what the files begin with that were read of them
   */
  public List<Log> find(Collection<Path> bases, Collection<FileBegin> read) throws IOException {
    refused = List.of();
    List<Path> present = present();
    if (present.isEmpty()) {
      return List.of();
    }
    Set<Path> known = new HashSet<>();
    for (Path base : bases) {
      known.add(real(base));
    }
    LogListing all = LogListing.named(present);
    Set<Path> without = withRotated(all, known);
    LogListing others = LogListing.named(present, without);
    List<Path> files = others.paths();
    return files.isEmpty() || areRejected(files)
        ? List.of()
        : chosen(others, files, begins(all, known, read));
  }

  /** Returns sentences about what {@link #find} could not read. */
  public List<String> refused() {
    return refused;
  }

  private List<Path> present() {
    List<Path> present = new ArrayList<>();
    for (Path operand : operands) {
      if (Files.isDirectory(operand) || matches(operand)) {
        present.add(operand);
      }
    }
    return present;
  }

  private static boolean matches(Path operand) {
    try {
      return Wildcards.isPattern(operand) && !Wildcards.expand(operand).isEmpty();
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /** Returns also the logs whose names are those of files rotated from a known one. */
  private static Set<Path> withRotated(LogListing all, Set<Path> known) throws IOException {
    Set<Path> with = new HashSet<>(known);
    for (ListedLog log : all.logs()) {
      Path real = real(log.base);
      for (RotatedName name : RotatedName.of(String.valueOf(real.getFileName()))) {
        if (known.contains(real.resolveSibling(name.base()))) {
          with.add(real);
        }
      }
    }
    return with;
  }

  /** Returns the first bytes of all that was read, or was not because there is a copy of it. */
  private List<FileBegin> begins(LogListing all, Set<Path> known, Collection<FileBegin> followed)
      throws IOException {
    List<FileBegin> begins = new ArrayList<>(followed);
    for (ListedLog log : all.logs()) {
      if (known.contains(real(log.base))) {
        for (Path path : log.oldestFirst()) {
          FileSource file = FileSource.of(path, rules.decoders());
          file.foundBelow(log.top, rules.hostFolder());
          begins.add(begin(file));
          file.close();
        }
      }
    }
    return begins;
  }

  private static FileBegin begin(FileSource file) {
    return new FileBegin(file, FileHead.of(file).bytes());
  }

  private boolean areRejected(List<Path> files) {
    for (Path file : files) {
      try {
        State before = rejected.get(file);
        if (before == null || !before.equals(State.of(file))) {
          return false;
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private List<Log> chosen(LogListing others, List<Path> files, List<FileBegin> read)
      throws IOException {
    for (Path file : files) {
      if (Files.exists(file)) {
        rejected.put(file, State.of(file));
      }
    }
    LogSet set;
    try {
      set = LogFiles.held(others, rules).set();
    } catch (FileSystemException e) {
      return List.of(); // none of them is a log
    }
    refused = set.refused();
    List<Log> chosen = new ArrayList<>();
    for (Log log : set.logs()) {
      if (isRead(log, read)) {
        close(log);
      } else {
        chosen.add(log);
      }
    }
    return chosen;
  }

  private static void close(Log log) throws IOException {
    for (LogSource source : log.sources()) {
      source.close();
    }
  }

  private static boolean isRead(Log log, List<FileBegin> read) {
    for (LogSource source : log.sources()) {
      if (source instanceof FileSource file) {
        FileBegin begin = begin(file);
        for (FileBegin known : read) {
          if (known.isSame(begin)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Path real(Path base) {
    try {
      return LogListing.real(base);
    } catch (IOException e) {
      return base.toAbsolutePath().normalize(); // its folder does not exist
    }
  }
}
