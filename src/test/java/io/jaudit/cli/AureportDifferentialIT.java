package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/**
 * Runs the aureport of this host and jaudit side by side: the numbers of the summary and of each
 * key are the same, except for those that {@code aureport-deviations.tsv} lists with a reason.
 */
final class AureportDifferentialIT {
  private static final Path DEVIATIONS = Path.of("testdata/ausearch/aureport-deviations.tsv");
  private static final Map<String, String> LOCALE = Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8");
  private static final Pattern SUMMARY = Pattern.compile("Number of (.*): (\\d+)");
  private static final Pattern KEY = Pattern.compile("(\\d+) {2,}(\\S.*)");
  private static final int NUMBERS = 23;

  @TempDir private Path temporary;

  @BeforeEach
  void needsAureport() throws InterruptedException {
    assumeTrue(isInstalled(), "aureport is not installed here: nothing to compare with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testdata/ausearch/demo.log",
        "testdata/logs/busy.log",
        "testdata/logs/zoo-enriched.log",
        "testdata/logs/zoo-raw-node.log",
        "testdata/process/zoo.log.xz",
        "testdata/process/cases.log.xz"
      })
  void theNumbersAreThoseOfAureport(String name) throws IOException, InterruptedException {
    Path log = plain(Path.of(name));
    Map<String, Long> theirs = numbers(SUMMARY, aureport("--summary", log));
    Map<String, Long> ours = numbers(rows("summary", log), "what", "number");
    assertEquals(NUMBERS, ours.size());
    TreeSet<String> different = new TreeSet<>(ours.keySet());
    different.removeIf(number -> ours.get(number).equals(theirs.get(number)));
    different.remove("events");
    assertEquals(deviations(log), different, () -> theirs + "\n" + ours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testdata/logs/busy.log",
        "testdata/logs/zoo-enriched.log",
        "testdata/process/zoo.log.xz"
      })
  void theEventsOfEachKeyAreThoseOfAureport(String name) throws IOException, InterruptedException {
    Path log = plain(Path.of(name));
    Map<String, Long> theirs = new TreeMap<>();
    for (Matcher row = KEY.matcher(aureport("-k", log)); row.find(); ) {
      theirs.put(row.group(2), Long.valueOf(row.group(1)));
    }
    assertEquals(theirs, numbers(rows("keys", log), "key", "events"));
    assertTrue(theirs.size() > 1);
  }

  private static TreeSet<String> deviations(Path log) throws IOException {
    TreeSet<String> numbers = new TreeSet<>();
    for (String line : Files.readAllLines(DEVIATIONS)) {
      String[] cells = line.split("\t", -1);
      if (!line.startsWith("#") && log.endsWith(cells[0])) {
        assertEquals(3, cells.length, line);
        numbers.addAll(List.of(cells[1].split(", ")));
      }
    }
    return numbers;
  }

  private static Map<String, Long> numbers(Pattern row, String report) {
    Map<String, Long> numbers = new TreeMap<>();
    for (Matcher number = row.matcher(report); number.find(); ) {
      numbers.put(number.group(1), Long.valueOf(number.group(2)));
    }
    return numbers;
  }

  private static Map<String, Long> numbers(JsonNode rows, String name, String number) {
    Map<String, Long> numbers = new TreeMap<>();
    rows.forEach(row -> numbers.put(row.get(name).asText(), row.get(number).asLong()));
    return numbers;
  }

  private JsonNode rows(String report, Path log) throws IOException {
    TestHost host = new TestHost(Files.createTempDirectory(temporary, "host"));
    CommandRun run =
        host.run("report", report, "--compat", "--top=0", "--format=json", log.toString());
    return JsonLines.REPORTS
        .checkAll(run.endsWith(0).out().getBytes(ISO_8859_1))
        .get(0)
        .get("rows");
  }

  private String aureport(String report, Path log) throws IOException, InterruptedException {
    Path out = temporary.resolve("out");
    ProcessBuilder process =
        new ProcessBuilder("aureport", report, "--summary", "-if", log.toString())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().putAll(LOCALE);
    assertEquals(0, process.start().waitFor());
    return Files.readString(out, ISO_8859_1);
  }

  /** Returns the log as aureport can read it. */
  private Path plain(Path log) throws IOException {
    String name = String.valueOf(log.getFileName());
    if (!name.endsWith(".xz")) {
      return log;
    }
    Path plain = temporary.resolve(name.substring(0, name.length() - ".xz".length()));
    try (InputStream in = new XZInputStream(Files.newInputStream(log))) {
      Files.copy(in, plain);
    }
    return plain;
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      new ProcessBuilder("aureport", "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
