package io.jaudit.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Expands names with wildcards that no shell has expanded, such as those of a quoted word in a
 * crontab: {@code *}, {@code ?} and {@code [a-z]} in any part of a path, as in a shell. A name that
 * exists is taken as it is. Stateless.
 */
final class Wildcards {
  private Wildcards() {}

  /** Returns true for the name of nothing that exists, which has a wildcard. */
  static boolean isPattern(Path path) {
    return hasWildcard(path.toString()) && !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean hasWildcard(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
  }

  /** Returns the folder above the first part of a pattern that has a wildcard. */
  static Path fixedPart(Path pattern) {
    Path fixed = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
    for (Path part : pattern) {
      if (hasWildcard(part.toString())) {
        return fixed;
      }
      fixed = fixed.resolve(part);
    }
    return fixed;
  }

  /**
   * Returns what a pattern matches, by name; at least one path.
   *
   * @throws FileSystemException if nothing matches, or a folder can't be listed
   */
  static List<Path> expand(Path pattern) throws IOException {
    List<Path> found = List.of(fixedPart(pattern));
    for (int i = found.get(0).toString().isEmpty() ? 0 : found.get(0).getNameCount();
        i < pattern.getNameCount();
        i++) {
      found = next(found, pattern.getName(i).toString());
    }
    if (found.isEmpty()) {
      throw new FileSystemException(pattern.toString(), null, "no file matches");
    }
    return found;
  }

  private static List<Path> next(List<Path> folders, String part) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (hasWildcard(part)) {
        addMatching(folder, part, found);
      } else if (Files.exists(folder.resolve(part))) {
        found.add(folder.resolve(part));
      }
    }
    return found;
  }

  /** As in a shell, a wildcard matches no dot at the start of a name. */
  private static void addMatching(Path folder, String part, List<Path> found) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> matching = new ArrayList<>();
    PathMatcher matcher = matcher(folder, part);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (matcher.matches(name) && name.toString().startsWith(".") == part.startsWith(".")) {
          matching.add(folder.resolve(name));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(matching);
    found.addAll(matching);
  }

  /**
   * Braces are ordinary characters: a shell expands them before it looks for files. What is no
   * pattern, such as a bracket alone, matches nothing.
   */
  private static PathMatcher matcher(Path folder, String part) {
    try {
      String glob = part.replace("{", "\\{").replace("}", "\\}");
      return folder.getFileSystem().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      return name -> false;
    }
  }
}
