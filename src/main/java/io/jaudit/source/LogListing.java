package io.jaudit.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the files of logs at one moment, which may be no longer theirs. */
final class LogListing {
  /** What others put behind a log's name when they rotate it: a date, or a padded number. */
  private static final Pattern DATED = Pattern.compile("[-._]?[0-9].*");

  private static final List<String> COMPRESSED = List.of(".gz", ".xz", ".bz2", ".zst");

  private final List<Path> asked;
  private final boolean ofSets;
  private final List<String> notes = new ArrayList<>();

  /** The members of each set by their number; the log itself has 0. */
  private final Map<Path, NavigableMap<Integer, Path>> sets = new LinkedHashMap<>();

  private LogListing(List<Path> asked, boolean ofSets) throws IOException {
    this.asked = asked;
    this.ofSets = ofSets;
    for (Path path : asked) {
      if (ofSets) {
        addSet(path);
      } else if (Files.isDirectory(path)) {
        addSet(path.resolve(LogFiles.DEFAULT_NAME));
      } else {
        path.getFileSystem().provider().checkAccess(path); // it says why, where there is none
        addFile(path);
      }
    }
  }

  /** What {@link LogFiles#named} is asked for. */
  static LogListing named(List<Path> paths) throws IOException {
    return new LogListing(paths, false);
  }

  /** What {@link LogFiles#rotated} is asked for. */
  static LogListing rotated(Path log) throws IOException {
    return new LogListing(List.of(log), true);
  }

  /** The same as it is now. */
  LogListing again() throws IOException {
    return new LogListing(asked, ofSets);
  }

  List<Path> oldestFirst() {
    List<Path> paths = new ArrayList<>();
    for (NavigableMap<Integer, Path> set : sets.values()) {
      paths.addAll(set.descendingMap().values());
    }
    return paths;
  }

  List<String> notes() {
    return notes;
  }

  /** Files of one set are one set however they are spelled. */
  private void addFile(Path path) throws IOException {
    Path base = LogFiles.base(path);
    NavigableMap<Integer, Path> set = sets.get(real(base));
    String name = String.valueOf(path.getFileName());
    if (set == null) {
      set = new TreeMap<>();
      sets.put(real(base), set);
    } else if (!set.isEmpty()) {
      path = set.firstEntry().getValue().resolveSibling(name);
    }
    set.put(LogFiles.number(name), path);
  }

  private void addSet(Path log) throws IOException {
    NavigableMap<Integer, Path> members = new TreeMap<>();
    NavigableSet<String> compressed = new TreeSet<>();
    NavigableSet<String> others = new TreeSet<>();
    NavigableSet<String> irregular = new TreeSet<>();
    String logName = String.valueOf(log.getFileName());
    Path folder = log.toAbsolutePath().getParent();
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder)) {
      for (Path sibling : siblings) {
        String name = String.valueOf(sibling.getFileName());
        if (!name.startsWith(logName) || Files.isDirectory(sibling)) {
          continue;
        }
        String suffix = name.substring(logName.length());
        boolean member = suffix.isEmpty() || LogFiles.rotationStart(suffix) == 1;
        if (member && Files.exists(sibling) && !Files.isRegularFile(sibling)) {
          irregular.add(name); // a FIFO would hold up all others, and a device has no end
        } else if (member) {
          members.put(suffix.isEmpty() ? 0 : LogFiles.number(suffix), log.resolveSibling(name));
        } else if (COMPRESSED.stream().anyMatch(name::endsWith)) {
          compressed.add(name);
        } else if (DATED.matcher(suffix).matches()) {
          others.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    addGaps(log, members); // none where there is no member
    addUnread("no regular files", irregular);
    addUnread("compressed", compressed);
    addUnread("not numbered as auditd does", others);
    if (members.isEmpty()) {
      throw new NoSuchFileException(
          log.toString(), null, notes.isEmpty() ? null : String.join("; ", notes));
    }
    sets.put(real(log), members);
  }

  /** The same for each spelling of the folder. A link to a file may be in a set of its own. */
  private static Path real(Path log) throws IOException {
    Path absolute = log.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
  }

  private void addGaps(Path log, NavigableMap<Integer, Path> members) {
    int expected = 0;
    for (int number : members.keySet()) {
      if (number > expected) {
        String first = expected == 0 ? log.toString() : log + "." + expected;
        String missing = number - expected == 1 ? first : first + " to ." + (number - 1);
        notes.add("not there: " + missing + "; the files on both sides of the gap are read");
      }
      expected = number + 1;
    }
  }

  private void addUnread(String why, Collection<String> names) {
    if (!names.isEmpty()) {
      notes.add("not read, as they are " + why + ": " + String.join(", ", names));
    }
  }
}
