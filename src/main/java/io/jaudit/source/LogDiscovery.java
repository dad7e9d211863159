package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final Decoders decoders;
  private final int hostFolder;

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
   * @param hostFolder the folder in the path that names the host, as of {@link
   *     LogSet#hostsFromPaths}; 0 for none
   */
  public LogDiscovery(List<Path> operands, Decoders decoders, int hostFolder) {
    this.operands = new ArrayList<>(operands);
    this.operands.removeIf(path -> Files.exists(path) && !Files.isDirectory(path));
    this.decoders = decoders;
    this.hostFolder = hostFolder;
  }

  /** Returns true if no log can appear. */
  public boolean isOver() {
    return operands.isEmpty();
  }

  /**
   * Returns the logs that have appeared, their files opened and held.
   *
   * @param bases the files that are written of the logs that are followed
   * @param heads what the files begin with that were read of them
   */
  public List<Log> find(Collection<Path> bases, Collection<byte[]> heads) throws IOException {
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
        : chosen(others, files, heads(all, known, heads));
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
  private List<byte[]> heads(LogListing all, Set<Path> known, Collection<byte[]> followed)
      throws IOException {
    List<byte[]> heads = new ArrayList<>(followed);
    for (ListedLog log : all.logs()) {
      if (known.contains(real(log.base))) {
        for (Path file : log.oldestFirst()) {
          heads.add(head(FileSource.of(file, decoders)));
        }
      }
    }
    return heads;
  }

  private static byte[] head(FileSource file) throws IOException {
    byte[] head = FileHead.of(file).bytes();
    file.close();
    return head;
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

  private List<Log> chosen(LogListing others, List<Path> files, List<byte[]> heads)
      throws IOException {
    for (Path file : files) {
      if (Files.exists(file)) {
        rejected.put(file, State.of(file));
      }
    }
    LogSet set;
    try {
      set = LogFiles.held(others, decoders).set();
    } catch (FileSystemException e) {
      return List.of(); // none of them is a log
    }
    refused = set.refused();
    if (hostFolder > 0) {
      set.hostsFromPaths(hostFolder);
    }
    List<Log> chosen = new ArrayList<>();
    for (Log log : set.logs()) {
      if (isRead(log, heads)) {
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

  private static boolean isRead(Log log, List<byte[]> heads) throws IOException {
    for (LogSource source : log.sources()) {
      byte[] head = source instanceof FileSource file ? FileHead.of(file).bytes() : new byte[0];
      for (byte[] known : heads) {
        if (beginAlike(known, head)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns true if two files that begin with these bytes have the same content: the bytes that
   * both have are the same, and contain a line, whose stamp no other file begins with.
   */
  public static boolean beginAlike(byte[] one, byte[] other) {
    int compared = Math.min(one.length, other.length);
    return ByteSearch.indexOf(one, 0, compared, (byte) '\n') >= 0
        && Arrays.equals(one, 0, compared, other, 0, compared);
  }

  private static Path real(Path base) {
    try {
      return LogListing.real(base);
    } catch (IOException e) {
      return base.toAbsolutePath().normalize(); // its folder does not exist
    }
  }
}
