package io.jaudit.source;

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
   * content; if both have as much, the first.
   */
  static Map<FileHead, FileHead> of(List<FileHead> files) {
    Map<FileHead, FileHead> copies = new HashMap<>();
    List<FileHead> byContent = new ArrayList<>(files);
    Collections.sort(byContent);
    for (int i = 1; i < byContent.size(); i++) {
      FileHead shorter = byContent.get(i - 1);
      FileHead longer = byContent.get(i);
      if (shorter.isBeginOf(longer)) {
        // Of two that are the same, the older one is not about to be emptied.
        boolean isOlder = files.indexOf(shorter) < files.indexOf(longer);
        FileHead copy = isOlder && longer.isBeginOf(shorter) ? longer : shorter;
        FileHead kept = copy == longer ? shorter : longer;
        byContent.set(i, kept);
        copies.put(copy, kept);
      }
    }
    return copies;
  }
}
