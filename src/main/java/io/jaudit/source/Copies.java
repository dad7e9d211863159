package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the files that have the same content as others, perhaps not all of it yet: copies in an
 * archive, or what copytruncate is making. Files of different hosts are no copies of each other.
 * Stateless.
 */
public final class Copies {
  private Copies() {}

  /**
   * Returns those of {@code others} that have the same content as one of {@code files}, whichever
   * has more of it. What was emptied has no content.
   */
  public static Set<LogSource> among(List<LogSource> others, List<LogSource> files) {
    List<FileHead> heads = new ArrayList<>();
    addHeads(files, heads);
    Set<FileHead> known = new HashSet<>(heads);
    addHeads(others, heads);
    Set<LogSource> copies = new HashSet<>();
    for (Map.Entry<FileHead, FileHead> pair : of(heads).entrySet()) {
      boolean isKnown = known.contains(pair.getKey());
      if (isKnown != known.contains(pair.getValue())) {
        copies.add((isKnown ? pair.getValue() : pair.getKey()).file());
      }
    }
    return copies;
  }

  private static void addHeads(List<LogSource> sources, List<FileHead> heads) {
    for (LogSource source : sources) {
      if (source instanceof FileSource file) {
        heads.add(FileHead.of(file));
      }
    }
  }

  /**
   * Returns the files to leave out, each with the one that is read instead: the one with more
   * content; if both have as much, the one that is not compressed, else the first.
   */
  static Map<FileHead, FileHead> of(List<FileHead> files) {
    Map<FileHead, FileHead> copies = new HashMap<>();
    List<FileHead> byContent = new ArrayList<>(files);
    Collections.sort(byContent);
    for (int i = 1; i < byContent.size(); i++) {
      FileHead shorter = byContent.get(i - 1);
      FileHead longer = byContent.get(i);
      if (shorter.isBeginOf(longer)) {
        boolean isCopy = isPreferred(shorter, longer, files) && longer.isBeginOf(shorter);
        FileHead copy = isCopy ? longer : shorter;
        FileHead kept = copy == longer ? shorter : longer;
        byContent.set(i, kept);
        copies.put(copy, kept);
      }
    }
    addBegun(files, copies);
    return copies;
  }

  /**
   * Names the files of an archive that are left out. Immutable.
   *
   * @param all what another file begins with
   * @param damaged those of them that may have had more than the other file, but that can't be
   *     decoded
   */
  public record Stored(Set<LogSource> all, Set<LogSource> damaged) {
    /** Represents an archive without copies. */
    public static final Stored NONE = new Stored(Set.of(), Set.of());

    public Stored {
      all = Set.copyOf(all);
      damaged = Set.copyOf(damaged);
    }
  }

  /**
   * Returns those of an archive of one host that another one begins with: an archive to which
   * {@code audit.log} is copied each day has the same events again and again. What can't be read is
   * none: the search reports it. Of what is damaged, all that can be decoded is compared.
   */
  public static Stored ofStored(List<StoredSource> sources) {
    List<ContentHead> byContent = new ArrayList<>();
    for (StoredSource source : sources) {
      byContent.add(head(source));
    }
    Collections.sort(byContent);
    Set<LogSource> copies = new HashSet<>();
    Set<LogSource> damaged = new HashSet<>();
    for (int i = 1; i < byContent.size(); i++) {
      ContentHead shorter = byContent.get(i - 1);
      ContentHead longer = byContent.get(i);
      if (shorter.isBeginOf(longer) && !shorter.isCut()) {
        boolean isSame = longer.isBeginOf(shorter) && !longer.isCut(); // then the first is kept
        ContentHead copy = isSame ? longer : shorter;
        ContentHead kept = isSame ? shorter : longer;
        copies.add(copy.source());
        if (copy.isDamaged() && !isMadeOf(copy.source(), kept.source())) {
          damaged.add(copy.source());
        }
        byContent.set(i, kept);
      }
    }
    return new Stored(copies, damaged);
  }

  /** Returns true if a file has the name of the other one, compressed. */
  private static boolean isMadeOf(LogSource compressed, LogSource other) {
    return Compression.plainName(compressed.name()).equals(other.name());
  }

  private static ContentHead head(StoredSource source) {
    try {
      return ContentHead.of(source, source.head());
    } catch (IOException e) {
      return ContentHead.empty(source); // which is no copy
    }
  }

  /** Of two that are the same, the older one is not about to be emptied. */
  private static boolean isPreferred(FileHead first, FileHead second, List<FileHead> files) {
    boolean isPlain = first.compression() == null;
    return isPlain == (second.compression() == null)
        ? files.indexOf(first) < files.indexOf(second)
        : isPlain;
  }

  /**
   * Returns true for a compressed file in which there is nothing yet, and that was listed together
   * with a file of the name that is being compressed. That one may have been removed since.
   *
   * @param listed the files of its log
   */
  static boolean mayBeBegun(FileHead file, List<FileSource> listed) {
    Path original = original(file.file().path());
    if (file.compression() != null && file.isEmpty() && !original.equals(file.file().path())) {
      for (FileSource each : listed) {
        if (each.path().equals(original)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Path original(Path path) {
    return path.resolveSibling(Compression.plainName(String.valueOf(path.getFileName())));
  }

  /**
   * Adds what is being compressed: of a compressed file, only the begin of the file of that name
   * can be decoded yet, however little.
   */
  private static void addBegun(List<FileHead> files, Map<FileHead, FileHead> copies) {
    Map<Path, FileHead> byPath = new HashMap<>();
    for (FileHead file : files) {
      byPath.put(file.file().path(), file);
    }
    for (FileHead file : files) {
      FileHead other = byPath.get(original(file.file().path()));
      if (other != null && other != file && file.compression() != null && file.isBegun(other)) {
        copies.put(file, other);
      }
    }
  }
}
