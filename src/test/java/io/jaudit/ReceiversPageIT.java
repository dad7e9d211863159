package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/receivers.md} that need no other host print what they should. */
class ReceiversPageIT {
  private static final Path SQLITE = Path.of("/usr/bin/sqlite3");
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeEach
  void linkTestData() throws Exception {
    Files.createSymbolicLink(folder.resolve("testdata"), Path.of("testdata").toAbsolutePath());
  }

  @Test
  void sqliteCountsEventsAndFindsWhatSigmaWould() throws Exception {
    assumeTrue(Files.isExecutable(SQLITE), "there is no sqlite3");
    StringBuilder printed = new StringBuilder();
    for (String commands : commandsWith("sqlite3 ")) {
      printed.append(run(commands).endsWith(0).saysNothing().out());
    }
    assertEquals("alice|9\nbob|4\n2026-11-22T19:44:51.552Z\u001fcat /etc/shadow\n", printed + "");
  }

  @Test
  void elasticGetsAnActionBeforeEachEvent() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "there is no jq");
    String pipe = commandsWith("_bulk").get(0).replaceAll("(?s)\\|\n.*", "");
    String search = pipe.replace("-ts today", "testdata/quickstart");
    List<String> lines = run(search).endsWith(0).saysNothing().out().lines().toList();
    assertEquals(34, lines.size());
    for (int i = 0; i < lines.size(); i += 2) {
      assertEquals("{\"create\":{}}", lines.get(i));
      JsonLines.ECS.checkOne(lines.get(i + 1));
    }
  }

  private static List<String> commandsWith(String part) throws Exception {
    return COMMANDS
        .matcher(Files.readString(Path.of("docs", "receivers.md")))
        .results()
        .map(found -> found.group(1))
        .filter(commands -> commands.contains(part))
        .toList();
  }

  private Shell.Outcome run(String commands) throws Exception {
    return new Shell(folder).run("jaudit() { \"$JAUDIT\" \"$@\"; }\n" + commands);
  }
}
