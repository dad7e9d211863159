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

/**
 * Finds the files of a log set, oldest first: {@code audit.log.N … audit.log.1 audit.log}.
 *
 * <p>A gap in the numbers hides nothing (ausearch stops there, semantics §2.2); it is said.
 * Stateless.
 */
public final class LogFiles {
  /** What auditd calls its log where nothing else is configured. */
  public static final String DEFAULT_NAME = "audit.log";

  /** auditd keeps 999 files at most; a longer number is a date. */
  private static final int MAX_DIGITS = 3;

  /** What others put behind a log's name when they rotate it: a date, or a padded number. */
  private static final Pattern DATED = Pattern.compile("[-._]?[0-9].*");

  private static final List<String> COMPRESSED = List.of(".gz", ".xz", ".bz2", ".zst");

  private LogFiles() {}

  /**
   * The files behind what a user named: a folder is the rotated set in it, anything else is itself.
   * Members of one rotated set, as a shell's {@code audit.log*} gives them, are read oldest first.
   *
   * @throws NoSuchFileException for a path that does not exist, and for a folder without a log
   */
  public static LogSet named(List<Path> paths) throws IOException {
    Map<Path, NavigableMap<Integer, Path>> sets = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (Files.isDirectory(path)) {
        sets.put(path.resolve(DEFAULT_NAME), members(path.resolve(DEFAULT_NAME), notes));
      } else {
        sets.computeIfAbsent(base(path), base -> new TreeMap<>())
            .put(number(path.getFileName().toString()), path);
      }
    }
    return new LogSet(oldestFirst(sets.values()), notes);
  }

  /**
   * The log at {@code log} and its rotated predecessors.
   *
   * @throws NoSuchFileException where there is none of them
   */
  public static LogSet rotated(Path log) throws IOException {
    List<String> notes = new ArrayList<>();
    return new LogSet(oldestFirst(List.of(members(log, notes))), notes);
  }

  /** The log that {@code path} is a rotated member of: itself without {@code .N}. */
  public static Path base(Path path) {
    String name = String.valueOf(path.getFileName());
    int digits = rotationStart(name);
    return digits < 2 ? path : path.resolveSibling(name.substring(0, digits - 1));
  }

  private static List<LogSource> oldestFirst(Iterable<NavigableMap<Integer, Path>> sets) {
    List<LogSource> sources = new ArrayList<>();
    for (NavigableMap<Integer, Path> set : sets) {
      set.descendingMap().values().forEach(path -> sources.add(new FileSource(path)));
    }
    return sources;
  }

  /** The members of a set by their number; the log itself has 0. */
  private static NavigableMap<Integer, Path> members(Path log, List<String> notes)
      throws IOException {
    NavigableMap<Integer, Path> members = new TreeMap<>();
    NavigableSet<String> compressed = new TreeSet<>();
    NavigableSet<String> others = new TreeSet<>();
    String logName = String.valueOf(log.getFileName());
    Path folder = log.toAbsolutePath().getParent();
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder)) {
      for (Path sibling : siblings) {
        String name = String.valueOf(sibling.getFileName());
        if (!name.startsWith(logName) || Files.isDirectory(sibling)) {
          continue;
        }
        String suffix = name.substring(logName.length());
        if (suffix.isEmpty() || rotationStart(suffix) == 1) {
          members.put(suffix.isEmpty() ? 0 : number(suffix), log.resolveSibling(name));
        } else if (COMPRESSED.stream().anyMatch(name::endsWith)) {
          compressed.add(name);
        } else if (DATED.matcher(suffix).matches()) {
          others.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (members.isEmpty()) {
      throw new NoSuchFileException(log.toString(), null, "no log there");
    }
    addGaps(log, members, notes);
    addUnread("compressed", compressed, notes);
    addUnread("not numbered as auditd does", others, notes);
    return members;
  }

  private static void addGaps(Path log, NavigableMap<Integer, Path> members, List<String> notes) {
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

  private static void addUnread(String why, Collection<String> names, List<String> notes) {
    if (!names.isEmpty()) {
      notes.add("not read, as they are " + why + ": " + String.join(", ", names));
    }
  }

  private static int number(String name) {
    int digits = rotationStart(name);
    return digits < 0 ? 0 : Integer.parseInt(name.substring(digits));
  }

  /** Where the digits of {@code name.N} begin; -1 where the name does not end so. */
  private static int rotationStart(String name) {
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
