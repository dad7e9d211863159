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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of docs show what their commands print; in a block that is marked {@code terminal}, on
 * a terminal. {@code -Dgolden.update=true} writes what they print now into the pages.
 */
class ExamplesDocTest {
  private static final String PROMPT = "$ jaudit ";

  /** A file that commands of a page create, and later ones read. */
  private static final String STATE = "state.ckpt";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where",
        "fields",
        "csv-and-text",
        "cookbook",
        "faq",
        "reports",
        "tree",
        "walkthrough",
        "moving-from-laurel"
      })
  void showsWhatItsCommandsPrint(String name) throws IOException {
    Path page = Path.of("docs", name + ".md");
    List<String> shown = Files.readAllLines(page);
    List<String> printed = withOutput(shown);
    if (Boolean.getBoolean("golden.update")) {
      Files.write(page, printed);
    }
    assertEquals(String.join("\n", printed), String.join("\n", shown));
  }

  /** Returns a page in which each command is followed by what it prints now. */
  private List<String> withOutput(List<String> page) {
    List<String> lines = new ArrayList<>();
    TestHost host = new TestHost(folder);
    boolean isBlock = false;
    boolean isOutput = false;
    for (String line : page) {
      if (line.startsWith("```")) {
        isBlock = line.startsWith("```console");
        boolean isTerminal = line.endsWith(" terminal");
        host.with(new Terminals(isTerminal, isTerminal, false, LineWriter.UNLIMITED));
        isOutput = false;
      }
      boolean isCommand = isBlock && line.startsWith(PROMPT);
      isOutput &= !isCommand;
      if (!isOutput) {
        lines.add(line);
      }
      if (isCommand) {
        lines.addAll(output(host, line.substring(PROMPT.length())));
        isOutput = true;
      }
    }
    return lines;
  }

  private List<String> output(TestHost host, String command) {
    List<String> words = new ArrayList<>(ShellWords.of(command));
    words.replaceAll(word -> word.equals(STATE) ? folder.resolve(word).toString() : word);
    CommandRun run = host.run(words.toArray(String[]::new));
    byte[] bytes = (run.err() + run.out()).getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theCookbookAnswersThirtyQuestions() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs", "cookbook.md"));
    assertTrue(lines.stream().filter(line -> line.startsWith("### ")).count() >= 30);
  }
}
