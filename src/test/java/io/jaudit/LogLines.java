package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Lines of the project's logs, with one character per byte. */
public final class LogLines {
  private static final List<Path> LOGS =
      List.of(
          Path.of("testdata/logs/zoo-enriched.log"),
          Path.of("testdata/logs/zoo-raw-node.log"),
          Path.of("testdata/logs/busy.log"),
          Path.of("testdata/ausearch/demo.log"),
          Path.of("testdata/json/execve-split.log"),
          Path.of("src/bench/busy.log"));

  private LogLines() {}

  /**
   * Returns at least one and at most {@code max} lines that follow each other in one of the logs.
   */
  public static List<String> some(Random random, int max) {
    List<String> all = of(LOGS.get(random.nextInt(LOGS.size())));
    int lines = 1 + random.nextInt(Math.min(max, all.size()));
    int from = random.nextInt(all.size() - lines + 1);
    return all.subList(from, from + lines);
  }

  /** Returns the lines of a log. */
  public static List<String> of(Path log) {
    try {
      return Files.readAllLines(log, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
