package io.jaudit.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the files of one log, in their order, the oldest first. */
final class ListedLog {
  final Path base;

  /** True if the user named the log or its folder, and not each of its files. */
  boolean isSet;

  private final NavigableSet<Member> members = new TreeSet<>();

  /** Those that were found in a folder, and have no name of auditd's. */
  private final Set<Path> found = new HashSet<>();

  /** The index of the first path that named it. */
  final int operand;

  /** The folder below which it was found; null if it was named itself. */
  final @Nullable Path top;

  ListedLog(Path base, int operand, @Nullable Path top) {
    this.base = base;
    this.operand = operand;
    this.top = top;
  }

  /** Returns false if it was added before. */
  boolean add(Path path, RotatedName rotated) {
    return members.add(new Member(inFolder(path), rotated));
  }

  /** Adds a file that nobody named. */
  void addFound(Path path, RotatedName rotated) {
    if (add(path, rotated)) {
      found.add(inFolder(path));
    }
  }

  /** Notes that a file was named, even if it was found before. */
  void named(Path path) {
    found.remove(inFolder(path));
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns a file with its folder spelled as that of the log. */
  private Path inFolder(Path path) {
    return base.resolveSibling(path.getFileName());
  }

  List<Path> oldestFirst() {
    List<Path> paths = new ArrayList<>();
    for (Member member : members) {
      paths.add(member.path);
    }
    return paths;
  }

  /** Returns true for a file that is read only if it has records: nobody named it. */
  boolean isFound(Path path) {
    return found.contains(path);
  }

  /** Returns true if some files have dates and others numbers, which together define no order. */
  boolean isMixed() {
    boolean hasNumber = false;
    for (Member member : members) {
      hasNumber |= member.rotated.number() > 0;
    }
    return hasNumber && members.first().hasDate();
  }

  /** Returns true if two files have the same number or date. */
  boolean hasTwins() {
    Member before = null;
    for (Member member : members) {
      if (before != null && before.hasSameSuffix(member)) {
        return true;
      }
      before = member;
    }
    return false;
  }

  /** Adds a sentence for each gap in the numbers. */
  void addGaps(List<String> gaps) {
    int expected = 0;
    for (Member member : members.descendingSet()) {
      int number = member.rotated.number();
      if (member.hasDate()) {
        return;
      }
      if (number > expected) {
        String first = expected == 0 ? base.toString() : base + "." + expected;
        String missing = number - expected == 1 ? first : first + " to ." + (number - 1);
        gaps.add("missing: " + missing + "; the files before and after the gap are read");
      }
      expected = number + 1;
    }
  }

  /**
   * A file of a log; the log itself has number 0. Those with a date are older than others, and
   * {@code audit.log.1.gz} than {@code audit.log.1}.
   */
  private record Member(Path path, RotatedName rotated) implements Comparable<Member> {
    boolean hasDate() {
      return !rotated.date().isEmpty();
    }

    boolean hasSameSuffix(Member other) {
      return rotated.number() == other.rotated.number()
          && rotated.date().equals(other.rotated.date());
    }

    @Override
    public int compareTo(Member other) {
      if (hasDate() != other.hasDate()) {
        return hasDate() ? -1 : 1;
      }
      int byDate = rotated.date().compareTo(other.rotated.date());
      int byNumber = Integer.compare(other.rotated.number(), rotated.number());
      return byDate != 0 ? byDate : byNumber != 0 ? byNumber : other.path.compareTo(path);
    }
  }
}
