package io.jaudit.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files that have the same content as others, perhaps not all of it yet: copies in an
 * archive, or what copytruncate is making. Stateless.
 */
final class Copies {
  private Copies() {}

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

  /** Of two that are the same, the older one is not about to be emptied. */
  private static boolean isPreferred(FileHead first, FileHead second, List<FileHead> files) {
    boolean isPlain = first.compression() == null;
    return isPlain == (second.compression() == null)
        ? files.indexOf(first) < files.indexOf(second)
        : isPlain;
  }

  /**
   * Returns true for a compressed file in which there is nothing yet, next to a file of the name
   * that is being compressed.
   */
  static boolean mayBeBegun(FileHead file) {
    Path path = file.file().path();
    return file.compression() != null
        && file.isEmpty()
        && !original(path).equals(path)
        && Files.isRegularFile(original(path));
  }

  private static Path original(Path path) {
    return path.resolveSibling(Compression.plainName(String.valueOf(path.getFileName())));
  }

  private static void addBegun(List<FileHead> files, Map<FileHead, FileHead> copies) {
    for (FileHead file : files) {
      if (mayBeBegun(file)) {
        for (FileHead other : files) {
          if (other.file().path().equals(original(file.file().path()))) {
            copies.put(file, other);
          }
        }
      }
    }
  }
}
