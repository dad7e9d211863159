package io.jaudit.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the files of logs at one moment, which may be those of other files by now. */
final class LogListing {
  private final List<Path> asked;
  private final boolean ofSets;
  private final IfMissing ifMissing;

  /** The real paths of the logs that are left out. */
  private final Set<Path> without;

  private final List<String> gaps = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<SkippedFile> skipped = new ArrayList<>();
  private final Set<Path> listedFolders = new HashSet<>();

  /** The folders that were named. */
  private final List<Path> trees = new ArrayList<>();

  /** The folder whose files are added; null if a file was named itself. */
  private @Nullable Path top;

  /** The number of paths whose files were added. */
  private int operands;

  /** The logs by the real path of their base, in the order in which they were named. */
  private final Map<Path, ListedLog> logs = new LinkedHashMap<>();

  private LogListing(List<Path> asked, boolean ofSets, Set<Path> without, IfMissing ifMissing)
      throws IOException {
    this.asked = asked;
    this.ofSets = ofSets;
    this.without = without;
    this.ifMissing = ifMissing;
    for (Path path : asked) {
      if (ofSets) {
        addSet(path);
      } else if (Wildcards.isPattern(path)) {
        for (Path matching : matching(path)) {
          addNamed(matching, Wildcards.fixedPart(path));
        }
      } else {
        addNamed(path, Files.isDirectory(path) ? path : null);
        if (Files.isDirectory(path)) {
          trees.add(path);
        }
      }
      operands++;
    }
    logs.keySet().removeAll(without);
    for (ListedLog log : logs.values()) {
      if (log.isSet) {
        log.addGaps(gaps);
      }
    }
  }

  private List<Path> matching(Path pattern) throws IOException {
    try {
      return Wildcards.expand(pattern);
    } catch (FileSystemException e) {
      if (ifMissing == IfMissing.FAIL) {
        throw e;
      }
      unreadable.add(FileProblem.cantRead(pattern.toString(), e));
      return List.of();
    }
  }

  private void addNamed(Path path, @Nullable Path folder) throws IOException {
    top = folder;
    if (Files.isDirectory(path)) {
      addTree(path);
    } else {
      try {
        path.getFileSystem().provider().checkAccess(path); // its exception has the reason
      } catch (AccessDeniedException e) {
        unreadable.add(FileProblem.cantRead(path.toString(), e)); // the others are read
        return;
      } catch (NoSuchFileException e) {
        if (ifMissing == IfMissing.FAIL) {
          throw e;
        }
        unreadable.add(FileProblem.cantRead(path.toString(), e));
        return;
      }
      RotatedName rotated = nameOf(path);
      ListedLog log = log(path.resolveSibling(rotated.base()));
      log.add(path, rotated);
      log.named(path);
    }
  }

  /** Returns what {@link LogFiles#named} is asked for. */
  static LogListing named(List<Path> paths) throws IOException {
    return named(paths, Set.of());
  }

  /**
   * Returns the same without some logs.
   *
   * @param without the real paths of their bases
   */
  static LogListing named(List<Path> paths, Set<Path> without) throws IOException {
    return new LogListing(paths, false, without, IfMissing.FAIL);
  }

  /** Returns what {@link LogFiles#named} is asked for. */
  static LogListing named(List<Path> paths, IfMissing ifMissing) throws IOException {
    return new LogListing(paths, false, Set.of(), ifMissing);
  }

  /** Returns what {@link LogFiles#rotated} is asked for. */
  static LogListing rotated(Path log) throws IOException {
    return new LogListing(List.of(log), true, Set.of(), IfMissing.FAIL);
  }

  /** Returns the same as it is now. */
  LogListing again() throws IOException {
    return new LogListing(asked, ofSets, without, ifMissing);
  }

  Collection<ListedLog> logs() {
    return logs.values();
  }

  /** Returns all files, log by log, the oldest of each first. */
  List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (ListedLog log : logs.values()) {
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

  /** Returns a sentence for each folder that can't be listed, and file in a closed one. */
  List<String> unreadable() {
    return unreadable;
  }

  /** Returns the files in folders that are not read because of what they are. */
  List<SkippedFile> skipped() {
    return skipped;
  }

  /** Returns true if logs were named, and not files and folders. */
  boolean isOfSets() {
    return ofSets;
  }

  /** Returns true if logs were left out, so that a folder without others is not empty. */
  boolean isPartial() {
    return !without.isEmpty();
  }

  /** Returns the folders that were named. */
  List<Path> trees() {
    return trees;
  }

  /** Adds the files in a folder and below it that may have records. */
  private void addTree(Path top) throws IOException {
    FolderTree tree = new FolderTree(top, listedFolders);
    unreadable.addAll(tree.unreadable());
    for (FolderTree.Folder folder : tree.folders()) {
      NavigableSet<String> irregular = new TreeSet<>();
      Path base = folder.path().resolve(LogFiles.DEFAULT_NAME);
      for (Path file : folder.files()) {
        RotatedName rotated = ofSet(String.valueOf(file.getFileName()), LogFiles.DEFAULT_NAME);
        if (rotated == null) {
          addFound(file);
        } else if (isIrregular(file)) {
          irregular.add(String.valueOf(file.getFileName()));
        } else {
          ListedLog log = log(base);
          log.isSet = true;
          log.add(file, rotated);
        }
      }
      addTo(unread, "not a regular file", irregular);
    }
  }

  private void addFound(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".swp") || name.endsWith(".tmp") || name.endsWith("~")) {
      skipped.add(new SkippedFile(file, "a temporary file, by its name"));
    } else if (!Files.exists(file)) {
      skipped.add(new SkippedFile(file, "a link to nothing"));
    } else if (!Files.isRegularFile(file)) {
      skipped.add(new SkippedFile(file, "not a regular file"));
    } else {
      RotatedName rotated = nameOf(file);
      ListedLog log = log(file.resolveSibling(rotated.base()));
      log.addFound(file, rotated);
    }
  }

  /**
   * Returns what {@code name} is in the rotated set of {@code logName}; null if it is not in it.
   */
  private static @Nullable RotatedName ofSet(String name, String logName) {
    return name.equals(logName) ? new RotatedName(name, 0, "") : RotatedName.of(name, logName);
  }

  /** Returns true for a FIFO, which would hold up all others, or a device, which has no end. */
  private static boolean isIrregular(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** Returns what the name of a file says, and the log it belongs to. */
  private static RotatedName nameOf(Path path) {
    String name = String.valueOf(path.getFileName());
    RotatedName rotated = new RotatedName(name, 0, "");
    for (RotatedName candidate : RotatedName.of(name)) {
      if (rotated.base().equals(name) && isLog(path.resolveSibling(candidate.base()))) {
        rotated = candidate;
      }
    }
    return rotated;
  }

  /**
   * Returns true for a log, so that a file whose name begins with this one and ends with a number
   * or a date was rotated from it. auditd's own log may just be missing.
   */
  private static boolean isLog(Path base) {
    return Files.isRegularFile(base)
        || String.valueOf(base.getFileName()).equals(LogFiles.DEFAULT_NAME);
  }

  /** Returns the log of a base, which is the same one however its folder is spelled. */
  private ListedLog log(Path base) throws IOException {
    Path real = real(base);
    ListedLog log = logs.get(real);
    if (log == null) {
      log = new ListedLog(base, operands, top);
      logs.put(real, log);
    }
    return log;
  }

  private void addSet(Path base) throws IOException {
    ListedLog log = log(base);
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
        RotatedName rotated = ofSet(name, logName);
        if (rotated == null) {
          String suffix = name.substring(logName.length());
          if (isNumbered(suffix)) {
            others.add(name);
          } else if (isOfCopy(suffix) && (isIrregular(sibling) || !OwnFile.is(sibling))) {
            copies.add(name);
          }
        } else if (isIrregular(sibling)) {
          irregular.add(name);
        } else {
          log.add(sibling, rotated);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    addTo(unread, "not a regular file", irregular);
    addTo(unread, "not a name that auditd uses", others);
    addTo(hints, "not part of the rotated set; to search them, name them", copies);
    if (log.isEmpty()) {
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

  /** Returns the problem that there is nothing to read. */
  FileSystemException nothing(List<String> unreadFiles, List<SkippedFile> skippedFiles) {
    if (ofSets) {
      return noLog(logs.values().iterator().next(), unreadFiles);
    }
    StringBuilder details = new StringBuilder();
    for (String reason : unreadFiles) {
      details.append("; ").append(reason);
    }
    for (int i = 0; i < skippedFiles.size(); i++) {
      SkippedFile file = skippedFiles.get(i);
      details.append("; ").append(file.path().getFileName());
      details.append(": ").append(file.reason());
      if (i == 2 && skippedFiles.size() > 3) {
        details.append("; ...");
        break;
      }
    }
    return noLogIn(trees.isEmpty() ? asked.get(0) : trees.get(0), details.toString());
  }

  /** Returns the problem that a folder has no log. */
  static FileSystemException noLogIn(Path folder, String details) {
    return new FileSystemException(folder.toString(), null, "no audit log in it" + details);
  }

  /** Returns the problem that a log has no file that can be read. */
  private NoSuchFileException noLog(ListedLog log, List<String> unreadFiles) {
    List<String> reasons = new ArrayList<>(unreadFiles);
    reasons.addAll(hints);
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

  private static void addTo(List<String> sentences, String why, Collection<String> names) {
    if (!names.isEmpty()) {
      sentences.add("not read (" + why + "): " + String.join(", ", names));
    }
  }
}
