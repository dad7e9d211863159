package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jaudit.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code testdata/cases} is a whole run: {@code README.md} says why, {@code args}
 * how, {@code expected.txt} all that came of it. {@code -Dgolden.update=true} writes the last anew:
 * then read the diff.
 */
final class GoldenTest {
  private static final Path CASES = Path.of("testdata", "cases");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
      assertTrue(!cases.isEmpty(), "no cases in " + CASES);
      return cases.stream()
          .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private void check(Path folder) throws IOException {
    assertTrue(Files.exists(folder.resolve("README.md")), "README.md says why the case is there");
    CommandRun run = run(folder);
    if (run.out().startsWith("{") && !words(folder).contains("--fields")) {
      JsonLines.ofFormat(format(folder)).checkAll(run.out().getBytes(ISO_8859_1));
    }
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, text(run), ISO_8859_1);
    }
    assertTrue(Files.exists(expected), "no expected.txt; -Dgolden.update=true writes it");
    assertEquals(Files.readString(expected, ISO_8859_1), text(run), folder::toString);
  }

  /**
   * Words that name a file of the case are replaced by its path, and in messages the path by the
   * word.
   */
  private CommandRun run(Path folder) throws IOException {
    TestHost host = new TestHost(Files.createTempDirectory(temporary, "host"));
    String[] words =
        words(folder).stream()
            .map(word -> Files.exists(folder.resolve(word)) ? folder.resolve(word) + "" : word)
            .toArray(String[]::new);
    CommandRun run = host.at("15:00", ZONE).run(words);
    return new CommandRun(run.status(), run.out(), run.err().replace(folder + "/", ""));
  }

  private static List<String> words(Path folder) throws IOException {
    return ShellWords.of(Files.readString(folder.resolve("args")).strip());
  }

  private static String format(Path folder) throws IOException {
    List<String> words = words(folder);
    return words.get(words.indexOf("--format") + 1);
  }

  private static String text(CommandRun run) {
    return "exit status "
        + run.status()
        + "\n---- standard error\n"
        + run.err()
        + "---- standard output\n"
        + run.out();
  }
}
