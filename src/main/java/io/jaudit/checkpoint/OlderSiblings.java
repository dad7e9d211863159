package io.jaudit.checkpoint;

import io.jaudit.source.Copies;
import io.jaudit.source.Log;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of each log that are older than one of those given: the user may not have named them,
 * or the log was copied to them since it was listed.
 */
final class OlderSiblings {
  private OlderSiblings() {}

  /** Returns {@code given}, the files of {@code logs}, with their older siblings. */
  static List<LogCandidate> with(LogSet logs, List<LogCandidate> given) {
    List<LogCandidate> all = new ArrayList<>();
    int end;
    for (int begin = 0; begin < given.size(); begin = end) {
      end = LogCandidate.endOfLog(given, begin);
      Log log = logs.logs().get(given.get(begin).log);
      add(withoutCopies(of(log), log.sources()), given.subList(begin, end), all);
    }
    return all;
  }

  private static void add(
      List<LogSource> siblings, List<LogCandidate> given, List<LogCandidate> all) {
    int next = 0; // the first given one that was not added
    List<LogSource> older = new ArrayList<>(); // than the given one that is to come
    for (LogSource sibling : siblings) {
      int same = indexOf(sibling, given, next);
      if (same < 0) {
        older.add(sibling);
      } else if (same >= next) {
        all.addAll(given.subList(next, same));
        for (LogSource source : older) {
          all.add(new LogCandidate(source, given.get(0).log, true));
        }
        older.clear();
        all.add(given.get(same));
        next = same + 1;
      }
      if (same >= 0) {
        close(sibling);
      }
    }
    older.forEach(OlderSiblings::close);
    all.addAll(given.subList(next, given.size()));
  }

  private static void close(LogSource source) {
    try {
      source.close();
    } catch (IOException e) {
      return; // the file was only read
    }
  }

  /**
   * Returns the siblings without new copies of given files, such as compressed ones: the given ones
   * are open, and read even if they were removed.
   */
  private static List<LogSource> withoutCopies(List<LogSource> siblings, List<LogSource> given) {
    List<LogSource> others = new ArrayList<>();
    for (LogSource sibling : siblings) {
      if (!isAnySame(sibling, given)) {
        others.add(sibling);
      }
    }
    if (others.isEmpty()) {
      return siblings;
    }
    Set<LogSource> copies = Copies.among(others, given);
    copies.forEach(OlderSiblings::close);
    List<LogSource> once = new ArrayList<>(siblings);
    once.removeAll(copies);
    return once;
  }

  private static boolean isAnySame(LogSource sibling, List<LogSource> given) {
    for (LogSource each : given) {
      if (isSame(sibling, each)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the files of a log as it is now, oldest first, whatever they are called by now. */
  private static List<LogSource> of(Log log) {
    try {
      return LogFiles.again(log).sources();
    } catch (IOException e) {
      return List.of(); // the folder can't be listed: only the given files are used
    }
  }

  /** Searches from {@code likely} on, where it is as long as nothing was rotated. */
  private static int indexOf(LogSource sibling, List<LogCandidate> given, int likely) {
    for (int i = 0; i < given.size(); i++) {
      int index = (likely + i) % given.size();
      if (isSame(sibling, given.get(index).source)) {
        return index;
      }
    }
    return -1;
  }

  private static boolean isSame(LogSource sibling, LogSource given) {
    return sibling.identity().isPresent()
        ? sibling.identity().equals(given.identity())
        : sibling.file().isPresent() && sibling.file().equals(given.file());
  }
}
