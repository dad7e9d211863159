package io.jaudit.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses which of the listed files are read: of a file with several names or copies one, and of
 * the files in folders those that have a record within their first 4 KiB. For one use.
 */
final class LogChoice {
  private static final int NAMED = 3;

  private final LogListing listing;
  private final int hostFolder;
  private final List<LogMembers> logs = new ArrayList<>();
  private final List<ListedLog> listed = new ArrayList<>();
  private final List<SkippedFile> skipped;
  private final List<String> refused = new ArrayList<>();
  private final List<String> unreadable;
  private final List<String> copies = new ArrayList<>();
  private final NavigableSet<String> encoded = new TreeSet<>();
  private final Set<FileIdentity> seen = new HashSet<>();

  /**
   * @param hostFolder as of {@link FileRules}
   */
  LogChoice(LogListing listing, int hostFolder) {
    this.listing = listing;
    this.hostFolder = hostFolder;
    this.skipped = new ArrayList<>(listing.skipped());
    this.unreadable = new ArrayList<>(listing.unreadable());
  }

  /**
   * Chooses.
   *
   * @param files those of the listing, in its order; those that are not chosen are closed
   * @throws FileSystemException if there is no log
   */
  void choose(List<FileSource> files) throws IOException {
    int next = 0;
    for (ListedLog log : listing.logs()) {
      int end = next + log.oldestFirst().size();
      LogMembers members = members(log, files.subList(next, end));
      next = end;
      if (!members.isEmpty()) {
        logs.add(members);
        listed.add(log);
      }
    }
    removeCopies();
    if (logs.isEmpty() && refused.isEmpty() && unreadable.isEmpty()) {
      throw listing.nothing(unread(), skipped);
    }
    refused.addAll(firstOf(unreadable));
    addEmptyFolders();
  }

  /** Returns the logs that were chosen, the files of each in reading order. */
  LogSet set() {
    List<Log> chosen = new ArrayList<>();
    addBefore(Integer.MAX_VALUE, chosen);
    return set(chosen);
  }

  /** Returns the same with a stream, which was named after {@code at} others. */
  LogSet with(LogSource stream, int at) {
    List<Log> chosen = new ArrayList<>();
    addBefore(at, chosen);
    chosen.add(new Log(Optional.empty(), List.of(stream)));
    int before = chosen.size() - 1;
    List<Log> all = new ArrayList<>();
    addBefore(Integer.MAX_VALUE, all);
    chosen.addAll(all.subList(before, all.size()));
    return set(chosen);
  }

  /** Adds the logs that were named before the operand {@code at}. */
  private void addBefore(int at, List<Log> chosen) {
    for (int i = 0; i < logs.size(); i++) {
      LogMembers members = logs.get(i);
      if (!members.isEmpty() && listed.get(i).operand < at) {
        List<LogSource> sources = members.inReadingOrder(listed.get(i).isMixed());
        chosen.add(new Log(Optional.of(members.base()), sources));
      }
    }
  }

  private LogSet set(List<Log> chosen) {
    List<String> notes = new ArrayList<>(listing.gaps());
    notes.addAll(unread());
    addCopies(notes);
    return new LogSet(chosen, notes, listing.hints(), refused, skipped);
  }

  private LogMembers members(ListedLog log, List<FileSource> files) throws IOException {
    LogMembers members = new LogMembers(log.base);
    for (FileSource file : files) {
      file.foundBelow(log.top, hostFolder);
      Optional<FileIdentity> identity = file.identity();
      boolean isNew = identity.isEmpty() || seen.add(identity.get());
      FileHead head = isNew ? FileHead.of(file) : null;
      if (head == null || (log.isFound(file.path()) && !isLog(head, files))) {
        file.close();
      } else {
        members.add(head);
      }
    }
    for (LogMembers.Refused file : members.takeEncoded()) {
      if (log.isSet) {
        encoded.add(file.name());
      } else {
        refused.add(file.reason());
      }
    }
    return members;
  }

  /** Returns true if a file in a folder is read; else it was noted why not. */
  private boolean isLog(FileHead head, List<FileSource> files) {
    IOException problem = head.problem();
    Path path = head.file().path();
    if (problem == null && OwnFile.is(path, head.bytes())) {
      return false;
    }
    if (Copies.mayBeBegun(head, files)) {
      return true;
    }
    if (problem != null) {
      unreadable.add(FileProblem.cantRead(path.toString(), problem));
      return false;
    }
    if (!RecordTimes.hasRecord(head.bytes())) {
      skipped.add(new SkippedFile(path, "no audit record in its first 4 KiB"));
      return false;
    }
    return true;
  }

  private void removeCopies() throws IOException {
    List<FileHead> all = new ArrayList<>();
    for (LogMembers log : logs) {
      all.addAll(log.files());
    }
    if (all.size() < 2) {
      return;
    }
    Map<FileHead, FileHead> found = Copies.of(all);
    for (FileHead file : all) {
      FileHead kept = found.get(file);
      if (kept != null && (!listing.isOfSets() || isCompressed(file, kept))) {
        copies.add(file.file().name() + " (as " + kept.file().name() + ")");
      }
    }
    for (LogMembers log : logs) {
      log.remove(found.keySet());
    }
  }

  /** Returns true for a copy that a compression made; copytruncate makes others each time. */
  private static boolean isCompressed(FileHead file, FileHead kept) {
    return file.compression() != null || kept.compression() != null;
  }

  private void addCopies(List<String> notes) {
    if (!copies.isEmpty()) {
      String more = copies.size() > NAMED ? ", ..." : "";
      String first = String.join(", ", copies.subList(0, Math.min(NAMED, copies.size())));
      String files = copies.size() == 1 ? "1 file" : copies.size() + " files";
      notes.add(files + " with the same content as another not read: " + first + more);
    }
  }

  private List<String> unread() {
    List<String> unread = new ArrayList<>(listing.unread());
    if (!encoded.isEmpty()) {
      unread.add(
          0,
          "archives, and files compressed twice, are not read (unpack them first): "
              + String.join(", ", encoded));
    }
    return unread;
  }

  /** Reports the folders that were named and hold no log, if others do. */
  private void addEmptyFolders() throws IOException {
    for (Path folder : listing.trees()) {
      if (unreadable.isEmpty() && !listing.isPartial() && !hasLogIn(folder)) {
        refused.add(FileProblem.cantRead(folder.toString(), LogListing.noLogIn(folder, "")));
      }
    }
  }

  private boolean hasLogIn(Path folder) throws IOException {
    for (ListedLog log : listed) {
      if (log.base.startsWith(folder)) {
        return true;
      }
    }
    for (ListedLog log : listed) {
      if (LogListing.real(log.base).startsWith(folder.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first sentences, and one that counts the others. */
  private static List<String> firstOf(List<String> sentences) {
    if (sentences.size() <= 2 * NAMED) {
      return sentences;
    }
    List<String> first = new ArrayList<>(sentences.subList(0, NAMED));
    first.add("can't read " + (sentences.size() - NAMED) + " other files and folders");
    return first;
  }
}
