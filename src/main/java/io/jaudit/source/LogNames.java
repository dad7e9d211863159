package io.jaudit.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Divides the names of files in one folder into logs, as they are when a folder is searched: {@code
 * audit.log.2}, {@code audit.log.1.gz} and {@code audit.log} are one log, any name without others
 * that it was rotated from is a log of its own. Stateless.
 */
public final class LogNames {
  private LogNames() {}

  /**
   * Returns the names of each log, the oldest first; the logs in the order of their names.
   *
   * @param names of files in one folder, without the folder
   */
  public static List<List<String>> logs(Collection<String> names) {
    Set<String> known = new HashSet<>(names);
    Map<String, ListedLog> logs = new LinkedHashMap<>();
    for (String name : new TreeSet<>(names)) {
      RotatedName rotated = nameOf(name, known);
      ListedLog log =
          logs.computeIfAbsent(rotated.base(), base -> new ListedLog(Path.of(base), 0, null));
      log.add(Path.of(name), rotated);
    }
    List<List<String>> divided = new ArrayList<>();
    for (ListedLog log : logs.values()) {
      List<String> oldestFirst = new ArrayList<>();
      for (Path path : log.oldestFirst()) {
        oldestFirst.add(path.toString());
      }
      divided.add(oldestFirst);
    }
    return divided;
  }

  private static RotatedName nameOf(String name, Set<String> known) {
    RotatedName rotated = new RotatedName(name, 0, "");
    for (RotatedName candidate : RotatedName.of(name)) {
      String base = candidate.base();
      if (rotated.base().equals(name)
          && (known.contains(base) || base.equals(LogFiles.DEFAULT_NAME))) {
        rotated = candidate;
      }
    }
    return rotated;
  }
}
