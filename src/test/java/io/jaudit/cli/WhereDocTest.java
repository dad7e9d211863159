package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/where.md and docs/fields.md print what the pages show. */
class WhereDocTest {
  private static final List<Path> PAGES =
      List.of(Path.of("docs", "where.md"), Path.of("docs", "fields.md"));
  private static final String PROMPT = "$ jaudit ";

  @TempDir private Path folder;

  /** A command and what is printed. */
  private record Example(String command, List<String> lines) {}

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    boolean isBlock = false;
    List<String> lines = new ArrayList<>();
    for (Path page : PAGES) {
      lines.addAll(Files.readAllLines(page));
    }
    for (String line : lines) {
      if (line.startsWith("```")) {
        isBlock = line.equals("```console");
      } else if (isBlock && line.startsWith(PROMPT)) {
        examples.add(new Example(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (isBlock) {
        examples.get(examples.size() - 1).lines().add(line);
      }
    }
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItsPageShows(Example example) {
    CommandRun run =
        new TestHost(folder).run(ShellWords.of(example.command()).toArray(String[]::new));
    assertEquals(example.lines(), Stream.concat(run.err().lines(), run.out().lines()).toList());
  }

  @Test
  void thePagesHaveExamples() throws IOException {
    assertTrue(examples().count() > 5);
  }
}
