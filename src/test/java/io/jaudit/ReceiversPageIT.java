package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/receivers} that need no other host print what they should. */
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
    run(commandsOf("sqlite")).endsWith(0).saysNothing().prints("alice|9\nbob|4\n");
    run(commandsOf("sigma"))
        .endsWith(0)
        .saysNothing()
        .prints("2026-11-22T19:44:51.552Z\u001fcat /etc/shadow\n");
  }

  @Test
  void elasticGetsAnActionBeforeEachEvent() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "there is no jq");
    String pipe = commandsOf("elastic").replaceAll("(?s)\\|\n.*", "");
    String search = pipe.replace("-ts today", "testdata/quickstart");
    List<String> lines = run(search).endsWith(0).saysNothing().out().lines().toList();
    assertEquals(34, lines.size());
    for (int i = 0; i < lines.size(); i += 2) {
      assertEquals("{\"create\":{}}", lines.get(i));
      JsonLines.ECS.checkOne(lines.get(i + 1));
    }
  }

  private static String commandsOf(String receiver) throws Exception {
    var commands =
        COMMANDS.matcher(Files.readString(Path.of("docs", "receivers", receiver + ".md")));
    assertTrue(commands.find(), receiver + " has no commands");
    return commands.group(1);
  }

  private Shell.Outcome run(String commands) throws Exception {
    return new Shell(folder).run("jaudit() { \"$JAUDIT\" \"$@\"; }\n" + commands);
  }
}
