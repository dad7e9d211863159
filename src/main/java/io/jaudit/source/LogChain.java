package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a log that is followed which were begun since it was last looked at, however
 * often it was rotated meanwhile.
 *
 * <p>A rotation renames the file that is written, and those before it, so each file is older than
 * the one that has the next lower number. The caller keeps the files that it read last open:
 * therefore no other file can get their inode, and they are found again by it. For use by one
 * thread.
 */
public final class LogChain implements Closeable {
  private static final int ATTEMPTS = 20;

  private final Path named;

  /** The file before the newest one at the beginning: what is newer is of interest. */
  private @Nullable FileSource before;

  /** What the files begin with that are older: if the newest are gone, these look newer. */
  private final List<byte[]> older = new ArrayList<>();

  private @Nullable String problem;

  /**
   * Begins with a log as it is now.
   *
   * @param log whose sources are files; what else exists of it now is not of interest
   */
  public LogChain(Log log) {
    List<FileSource> known = new ArrayList<>();
    for (LogSource source : log.sources()) {
      if (source instanceof FileSource file) {
        known.add(file);
      }
    }
    Path base = log.base().orElseThrow();
    boolean isOlderNamed = !known.isEmpty() && Files.exists(base) && !hasPath(known, base);
    this.named = isOlderNamed ? known.get(known.size() - 1).path() : base;
    List<FileSource> newest = known.subList(Math.max(0, known.size() - 1), known.size());
    try {
      for (Path path : paths()) {
        // What is after that may have been begun since the others were listed.
        if (path.equals(base()) || isAmong(newest, identity(path))) {
          return;
        }
        FileSource file = FileSource.of(path);
        older.add(head(file));
        before(file);
      }
    } catch (IOException e) {
      return; // whoever asks for newer files meets it again
    }
  }

  private static boolean hasPath(List<FileSource> files, Path path) {
    for (FileSource each : files) {
      if (each.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private void before(FileSource file) throws IOException {
    if (file.hold() && file.isHeld()) {
      close();
      before = file;
    }
  }

  /** Returns the path of the file that is written. */
  public Path base() {
    return Files.isDirectory(named) ? named.resolve(LogFiles.DEFAULT_NAME) : named;
  }

  /**
   * Returns the folders in which a change may be one of this log: that of its name and, if that is
   * a link, that of the file. They need not exist.
   */
  public List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    Path base = base().toAbsolutePath();
    folders.add(Objects.requireNonNull(base.getParent(), "a file in a folder"));
    try {
      Path real = base.toRealPath().getParent();
      if (real != null && Files.isSymbolicLink(base)) {
        folders.add(real);
      }
    } catch (IOException e) {
      return folders; // it does not exist yet
    }
    return folders;
  }

  /** Returns true if {@code file} is the one that is written. */
  public boolean isWritten(FileSource file) {
    Optional<FileIdentity> now = identity(base());
    return file.identity().isEmpty() || file.identity().equals(now);
  }

  /**
   * Returns the files that are newer than those of {@code known}, the oldest first; opened, so that
   * a rotation does not change them. None if there is none, if one can't be opened at the moment,
   * or if they were renamed repeatedly while they were listed; then it has to be asked again.
   *
   * @param known files that are open; if none of them is left in the log, all others are newer
   * @throws IOException if the folder can't be read
   */
  public List<FileSource> newerThan(List<FileSource> known) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Path> paths = paths();
      List<FileSource> newer = new ArrayList<>();
      for (Path path : paths.subList(afterLast(known, paths), paths.size())) {
        newer.add(FileSource.of(path));
      }
      boolean isHeld = hold(newer);
      if (isHeld && paths.equals(paths()) && LogFiles.areCurrent(newer)) {
        return unread(newer, known);
      }
      LogFiles.close(newer);
    }
    return List.of();
  }

  /** Returns why a file could not be opened when it was asked last; null if all could. */
  public @Nullable String problem() {
    return problem;
  }

  private boolean hold(List<FileSource> files) {
    problem = null;
    for (FileSource file : files) {
      file.hold();
      if (!file.isHeld()) {
        problem = reason(file);
        return false;
      }
    }
    return true;
  }

  private static @Nullable String reason(FileSource file) {
    try {
      file.bytes();
      return null; // it was renamed, or can be opened by now
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      return FileProblem.cantRead(file.name(), e);
    }
  }

  private List<Path> paths() throws IOException {
    try {
      LogListing listing = LogListing.rotated(base());
      List<Path> byName = listing.paths();
      ListedLog log = listing.logs().iterator().next();
      return log.isMixed() || log.hasTwins() ? ordered(byName, log.isMixed()) : byName;
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private List<Path> ordered(List<Path> byName, boolean byContent) throws IOException {
    LogMembers members = new LogMembers(base());
    for (Path path : byName) {
      members.add(FileHead.of(FileSource.of(path)));
    }
    List<Path> paths = new ArrayList<>();
    for (LogSource source : members.inReadingOrder(byContent)) {
      paths.add(source.file().orElseThrow());
      source.close();
    }
    return paths;
  }

  /** Returns the index after the newest of the known files in the log; 0 if none is left. */
  private int afterLast(List<FileSource> known, List<Path> paths) {
    int after = 0;
    for (int i = 0; i < paths.size(); i++) {
      Optional<FileIdentity> identity = identity(paths.get(i));
      boolean isBefore = before != null && before.identity().equals(identity);
      if (identity.isPresent() && (isBefore || isAmong(known, identity))) {
        after = i + 1;
      }
    }
    return after;
  }

  private static boolean isAmong(List<FileSource> files, Optional<FileIdentity> identity) {
    for (FileSource each : files) {
      if (each.identity().equals(identity)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    if (before != null) {
      before.close();
    }
  }

  /**
   * Returns files without those that are older than all that is followed, and without compressed
   * copies. What was compressed before anybody could read it is not left out.
   */
  private List<FileSource> unread(List<FileSource> files, List<FileSource> known)
      throws IOException {
    List<byte[]> heads = new ArrayList<>(older);
    for (FileSource file : known) {
      heads.add(head(file));
    }
    List<FileSource> unread = new ArrayList<>();
    for (FileSource file : files) {
      byte[] head = head(file);
      if (beginsAsAny(head, file.mayGrow() ? older : heads)
          || (!file.mayGrow() && !hasLine(head))) {
        file.close();
      } else {
        unread.add(file);
        heads.add(head);
      }
    }
    return unread;
  }

  private static byte[] head(FileSource file) {
    return FileHead.of(file).bytes();
  }

  private static boolean beginsAsAny(byte[] head, List<byte[]> others) {
    for (byte[] each : others) {
      if (FileBegin.areAlike(each, head)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLine(byte[] head) {
    return ByteSearch.indexOf(head, 0, head.length, (byte) '\n') >= 0;
  }

  private static Optional<FileIdentity> identity(Path path) {
    try {
      return FileIdentity.of(path);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
