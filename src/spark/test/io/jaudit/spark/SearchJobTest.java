package io.jaudit.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchJobTest {
  @TempDir private static Path top;
  private static TestArchive archive;
  private static SparkSession spark;

  @BeforeAll
  static void begin() throws IOException {
    archive = TestArchive.in(Files.createDirectories(top.resolve("archive")));
    spark = TestSession.local();
  }

  @AfterAll
  static void end() {
    spark.stop();
  }

  /** How a job ended, and what it printed, one character a byte. */
  private record Run(int status, String out, String err) {}

  private static Run run(String words) {
    List<String> all = new ArrayList<>(List.of("--path", archive.folder().toString()));
    all.addAll(SearchWords.split(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = SearchJob.run(all, new PrintStream(out), new PrintStream(err));
    return new Run(status, out.toString(ISO_8859_1), err.toString(ISO_8859_1));
  }

  @Test
  void printsWhatASearchOfEachHostPrints() throws IOException {
    Run raw = run("-sc execve --raw");
    assertEquals(0, raw.status, raw::err);
    assertEquals(archive.raw("-sc execve"), raw.out);
    assertEquals(archive.json("-sc execve"), run("-sc execve --format json").out);
    assertTrue(raw.err.matches("jaudit: [0-9]+ events; read [0-9]+ lines.*\n"), raw.err);
  }

  @Test
  void aLimitIsOfAllHosts() throws IOException {
    String all = archive.json("-sc execve");
    assertEquals(
        String.join("\n", all.lines().limit(3).toList()) + "\n",
        run("-sc execve --limit 3 --format json").out);
    assertEquals(all.lines().count() + "\n", run("-sc execve --count").out);
    assertEquals("2\n", run("-sc execve --count --limit 2").out);
  }

  @Test
  void endsWithTheStatusOfASearch() {
    Run none = run("-k nothing-has-this-key");
    assertEquals(1, none.status);
    assertEquals("", none.out);
    Run wrong = run("--checkpoint x");
    assertEquals(2, wrong.status);
    assertEquals("jaudit: --checkpoint can't be used on a cluster\n", wrong.err);
    assertEquals(2, run("-sc no-such-call-anywhere --format nothing").status);
  }

  @Test
  void writesIntoAFolder() throws IOException {
    Path target = top.resolve("out");
    assertEquals(0, run("-sc execve --raw --output " + target).status);
    StringBuilder written = new StringBuilder();
    try (Stream<Path> files = Files.list(target)) {
      for (Path part :
          files
              .filter(file -> file.getFileName().toString().startsWith("part-"))
              .sorted()
              .toList()) {
        written.append(Files.readString(part, ISO_8859_1));
      }
    }
    assertEquals(archive.raw("-sc execve"), written.toString());
  }

  @Test
  void writesParquet() throws IOException {
    Path target = top.resolve("parquet");
    assertEquals(0, run("-sc execve --format parquet --output " + target).status);
    long events = archive.json("-sc execve").lines().count();
    assertEquals(events, spark.read().parquet(target.toString()).count());
    assertEquals(
        events, spark.read().parquet(target.toString()).where("syscall = 'execve'").count());
  }
}
