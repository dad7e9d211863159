package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each link from a page to a file or a heading of this repository leads somewhere. */
class LinksTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  @Test
  void leadToFilesAndHeadingsThatExist() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path page : pages()) {
      for (String link : links(page)) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) || (parts.length > 1 && !anchors(target).contains(parts[1]))) {
          broken.add(page + ": " + link);
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void leadToEachPageOfTheDocumentation() throws IOException {
    Set<Path> reached = new HashSet<>(Set.of(README));
    List<Path> next = List.of(README);
    while (!next.isEmpty()) {
      Set<Path> found = new HashSet<>();
      for (Path page : next) {
        for (String link : links(page)) {
          Path target = page.resolveSibling(link.replaceFirst("#.*", "")).normalize();
          if (target.toString().endsWith(".md") && reached.add(target)) {
            found.add(target);
          }
        }
      }
      next = List.copyOf(found);
    }
    Set<Path> lost = new TreeSet<>(pages());
    lost.removeAll(reached);
    lost.removeIf(page -> !page.startsWith("docs"));
    assertEquals(Set.of(), lost);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> github = Files.walk(Path.of(".github"))) {
      List<Path> pages =
          Stream.of(Stream.of(README), docs, github)
              .flatMap(files -> files)
              .filter(file -> file.toString().endsWith(".md"))
              .toList();
      assertTrue(pages.size() > 30, pages::toString);
      return pages;
    }
  }

  /** Returns the links of a page that stay in the repository. */
  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains(":"))
        .toList();
  }

  /** Returns the names that GitHub gives to the headings of a page. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    for (MatchResult heading : HEADING.matcher(Files.readString(page)).results().toList()) {
      String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("\\]\\([^)]*\\)", "");
      String anchor = words.replaceAll("[^\\w -]", "").replace(' ', '-');
      for (int i = 1; !anchors.add(anchor); i++) {
        anchor = anchor.replaceFirst("(-\\d+)?$", "-" + i);
      }
    }
    return anchors;
  }
}
