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
import java.util.NavigableSet;
import java.util.TreeSet;

/** The names of the files of logs at one moment, which may be those of other files by now. */
final class LogListing {
  private final List<Path> asked;
  private final boolean ofSets;
  private final List<String> gaps = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();

  /** The logs by the real path of their base, in the order in which they were named. */
  private final Map<Path, Listed> logs = new LinkedHashMap<>();

  /** One log: its members in the order of their names, the oldest first. */
  static final class Listed {
    final Path base;

    /** True if the user named the log, and not each of its files. */
    boolean isSet;

    private final NavigableSet<Member> members = new TreeSet<>();

    Listed(Path base) {
      this.base = base;
    }

    List<Path> oldestFirst() {
      List<Path> paths = new ArrayList<>();
      for (Member member : members) {
        paths.add(member.path);
      }
      return paths;
    }

    /** Returns true if some files have dates and others numbers, which together define no order. */
    boolean isMixed() {
      boolean hasNumber = false;
      for (Member member : members) {
        hasNumber |= member.rotated.number() > 0;
      }
      return hasNumber && members.first().hasDate();
    }
  }

  /** A file of a log; the log itself has number 0. Those with a date are older than others. */
  private record Member(Path path, RotatedName rotated) implements Comparable<Member> {
    boolean hasDate() {
      return !rotated.date().isEmpty();
    }

    @Override
    public int compareTo(Member other) {
      if (hasDate() != other.hasDate()) {
        return hasDate() ? -1 : 1;
      }
      int byDate = rotated.date().compareTo(other.rotated.date());
      int byNumber = Integer.compare(other.rotated.number(), rotated.number());
      return byDate != 0 ? byDate : byNumber != 0 ? byNumber : path.compareTo(other.path);
    }
  }

  private LogListing(List<Path> asked, boolean ofSets) throws IOException {
    this.asked = asked;
    this.ofSets = ofSets;
    for (Path path : asked) {
      if (ofSets) {
        addSet(path);
      } else if (Files.isDirectory(path)) {
        addSet(path.resolve(LogFiles.DEFAULT_NAME));
      } else {
        path.getFileSystem().provider().checkAccess(path); // its exception has the reason
        addFile(path);
      }
    }
  }

  /** Returns what {@link LogFiles#named} is asked for. */
  static LogListing named(List<Path> paths) throws IOException {
    return new LogListing(paths, false);
  }

  /** Returns what {@link LogFiles#rotated} is asked for. */
  static LogListing rotated(Path log) throws IOException {
    return new LogListing(List.of(log), true);
  }

  /** Returns the same as it is now. */
  LogListing again() throws IOException {
    return new LogListing(asked, ofSets);
  }

  Collection<Listed> logs() {
    return logs.values();
  }

  /** Returns all files, log by log, the oldest of each first. */
  List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (Listed log : logs.values()) {
      paths.addAll(log.oldestFirst());
    }
    return paths;
  }

  /** Returns a sentence for each gap in the numbers. */
  List<String> gaps() {
    return gaps;
  }

  /** Returns a sentence for each kind of files of the logs that are not read. */
  List<String> unread() {
    return unread;
  }

  /** Returns a sentence for each log with copies next to it that someone put aside. */
  List<String> hints() {
    return hints;
  }

  /** Adds a file to its log, which is the same one however its folder is spelled. */
  private void addFile(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    RotatedName rotated = new RotatedName(name, 0, "");
    for (RotatedName candidate : RotatedName.of(name)) {
      if (rotated.base().equals(name) && isLog(path.resolveSibling(candidate.base()))) {
        rotated = candidate;
      }
    }
    Listed log = log(path.resolveSibling(rotated.base()));
    log.members.add(new Member(log.base.resolveSibling(name), rotated));
  }

  /**
   * Returns true for a log, so that a file whose name begins with this one and ends with a number
   * or a date was rotated from it. auditd's own log may just be missing.
   */
  private static boolean isLog(Path base) {
    return Files.isRegularFile(base)
        || String.valueOf(base.getFileName()).equals(LogFiles.DEFAULT_NAME);
  }

  private Listed log(Path base) throws IOException {
    Path real = real(base);
    Listed log = logs.get(real);
    if (log == null) {
      log = new Listed(base);
      logs.put(real, log);
    }
    return log;
  }

  private void addSet(Path base) throws IOException {
    Listed log = log(base);
    log.isSet = true;
    NavigableSet<String> others = new TreeSet<>();
    NavigableSet<String> irregular = new TreeSet<>();
    NavigableSet<String> copies = new TreeSet<>();
    String logName = String.valueOf(base.getFileName());
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder(base))) {
      for (Path sibling : siblings) {
        String name = String.valueOf(sibling.getFileName());
        if (!name.startsWith(logName) || Files.isDirectory(sibling)) {
          continue;
        }
        RotatedName rotated =
            name.equals(logName) ? new RotatedName(name, 0, "") : RotatedName.of(name, logName);
        if (rotated == null) {
          String suffix = name.substring(logName.length());
          if (isNumbered(suffix)) {
            others.add(name);
          } else if (isOfCopy(suffix)) {
            copies.add(name);
          }
        } else if (Files.exists(sibling) && !Files.isRegularFile(sibling)) {
          irregular.add(name); // a FIFO would hold up all others, and a device has no end
        } else {
          log.members.add(new Member(log.base.resolveSibling(name), rotated));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    addGaps(log); // none if there is no member
    addTo(unread, "not a regular file", irregular);
    addTo(unread, "not a name that auditd uses", others);
    addTo(hints, "not part of the rotated set; to search them, name them", copies);
    if (log.members.isEmpty()) {
      throw noLog(log, unread);
    }
  }

  /** Returns true for a number that is padded, or what may be an unknown form of a date. */
  private static boolean isNumbered(String suffix) {
    int digit = "-._".indexOf(suffix.charAt(0)) >= 0 ? 1 : 0;
    return digit < suffix.length() && suffix.charAt(digit) >= '0' && suffix.charAt(digit) <= '9';
  }

  /** Returns true for what people append to the name of a copy: .bak, .old, .save, ~. */
  private static boolean isOfCopy(String suffix) {
    return ".-_~".indexOf(suffix.charAt(0)) >= 0;
  }

  /** Returns the problem that a log has no file that can be read. */
  NoSuchFileException noLog(Listed log, List<String> unreadFiles) {
    List<String> reasons = new ArrayList<>(unreadFiles);
    reasons.addAll(hints);
    if (reasons.isEmpty() && !ofSets) {
      reasons.add(
          "in a folder, only audit.log and its rotated files are read; to read others, name them");
    }
    return new NoSuchFileException(
        log.base.toString(), null, reasons.isEmpty() ? null : String.join("; ", reasons));
  }

  private static Path folder(Path log) {
    Path folder = log.toAbsolutePath().getParent();
    return folder == null ? log.toAbsolutePath() : folder;
  }

  /** Returns the same for each spelling of the folder. A link to a file may be a log of its own. */
  static Path real(Path log) throws IOException {
    return folder(log).toRealPath().resolve(String.valueOf(log.getFileName()));
  }

  private void addGaps(Listed log) {
    int expected = 0;
    for (Member member : log.members.descendingSet()) {
      int number = member.rotated.number();
      if (member.hasDate()) {
        return;
      }
      if (number > expected) {
        String first = expected == 0 ? log.base.toString() : log.base + "." + expected;
        String missing = number - expected == 1 ? first : first + " to ." + (number - 1);
        gaps.add("missing: " + missing + "; the files before and after the gap are read");
      }
      expected = number + 1;
    }
  }

  private static void addTo(List<String> sentences, String why, Collection<String> names) {
    if (!names.isEmpty()) {
      sentences.add("not read (" + why + "): " + String.join(", ", names));
    }
  }
}
