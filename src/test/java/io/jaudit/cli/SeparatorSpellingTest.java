package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A log of the ENRICHED format means the same whatever its separator became on the way: every
 * format and filter is compared with the original.
 */
final class SeparatorSpellingTest {
  private static final Path LOG = Path.of("testdata/logs/zoo-enriched.log");
  private static final String SEPARATOR = "\u001d";
  private static final List<String> RUNS =
      List.of(
          "--format default",
          "-i",
          "--format csv --extra-keys --extra-labels",
          "--format text",
          "--format json",
          "-ul root --format csv",
          "-ui root --format csv",
          "-ga root --format csv",
          "-sv no --format csv",
          "-sc openat -sv yes --format csv",
          "-x /usr/bin/bash --format csv",
          "-m SYSCALL,USER_LOGIN --format csv");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {" ", "", "#035", "\\x1d", "\\u001D", "^]", "\\035", "<1d>", "%1D"})
  void everySpellingMeansTheSame(String spelling) throws IOException {
    String original = Files.readString(LOG, ISO_8859_1);
    Path respelled = folder.resolve("respelled.log");
    Files.writeString(respelled, original.replace(SEPARATOR, spelling), ISO_8859_1);
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    for (String run : RUNS) {
      CommandRun expected = search(host, LOG, run);
      CommandRun found = search(host, respelled, run);
      assertTrue(expected.out().length() > 0, run);
      assertEquals(expected.out(), found.out(), run);
      assertEquals(expected.status(), found.status(), run);
    }
  }

  private static CommandRun search(TestHost host, Path log, String options) {
    return host.search(("-if " + log.toAbsolutePath() + " " + options).split(" ", -1));
  }
}
