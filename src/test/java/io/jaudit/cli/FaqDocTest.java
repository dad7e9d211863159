package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.output.lines.LineWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/faq.md print what the page shows. */
class FaqDocTest {
  private static final Path PAGE = Path.of("docs/faq.md");
  private static final String PROMPT = "$ jaudit ";

  @TempDir private Path folder;

  @Test
  void everyCommandPrintsWhatThePageShows() throws IOException {
    TestHost host = new TestHost(folder);
    List<String> written = new ArrayList<>();
    int commands = 0;
    boolean isBlock = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("```")) {
        isBlock = line.startsWith("```console");
        boolean isTerminal = line.endsWith(" terminal");
        host.with(new Terminals(isTerminal, isTerminal, false, LineWriter.UNLIMITED));
      }
      if (isBlock && line.startsWith(PROMPT)) {
        commands++;
        written.add(line);
        written.addAll(printed(host, line.substring(PROMPT.length())));
      } else if (!isBlock || line.startsWith("```")) {
        written.add(line);
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.write(PAGE, written);
    }
    assertEquals(String.join("\n", Files.readAllLines(PAGE)), String.join("\n", written));
    assertTrue(commands > 25, "only " + commands + " commands");
  }

  private List<String> printed(TestHost host, String command) {
    String own = command.replace("--checkpoint state", "--checkpoint " + folder.resolve("state"));
    CommandRun run = host.run(ShellWords.of(own).toArray(String[]::new));
    String text = run.err() + run.out();
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
