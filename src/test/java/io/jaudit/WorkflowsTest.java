package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflows run only code that was looked at: an action's tag can be moved, a commit can't. */
class WorkflowsTest {
  private static final Path WORKFLOWS = Path.of(".github", "workflows");
  private static final Pattern ACTION = Pattern.compile("uses: *(.*)");
  private static final Pattern PINNED =
      Pattern.compile("([\\w/-]+)@([0-9a-f]{40} # v\\d+(\\.\\d+)*)");

  @Test
  void pinEachActionToOneCommitAndNameItsVersion() throws IOException {
    Map<String, String> commits = new HashMap<>();
    for (Path workflow : workflows()) {
      var actions =
          ACTION
              .matcher(Files.readString(workflow))
              .results()
              .map(found -> found.group(1))
              .toList();
      assertFalse(actions.isEmpty(), workflow + " uses no action");
      for (String action : actions) {
        var pinned = PINNED.matcher(action);
        assertTrue(
            pinned.matches(),
            () -> workflow + ": expected NAME@COMMIT # vVERSION, but found " + action);
        String commit = commits.putIfAbsent(pinned.group(1), pinned.group(2));
        assertTrue(
            commit == null || commit.equals(pinned.group(2)),
            () -> action + " is elsewhere at " + commit);
      }
    }
  }

  @Test
  void publishTheChangesOfTheVersionInThePom() throws IOException {
    var version =
        Pattern.compile("<version>(.*?)(-SNAPSHOT)?</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    String heading = version.group(2) == null ? version.group(1) : "Unreleased";
    List<String> headings =
        Files.readAllLines(Path.of("docs", "changelog.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.split(" ")[1])
            .toList();
    assertEquals(heading, headings.get(0));
  }

  private static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.toList();
    }
  }
}
