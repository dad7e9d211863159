package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jaudit report}: its options, formats and exit status. */
class ReportCommandTest {
  private static final String DEMO = "testdata/ausearch/demo.log";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  private List<String> lines(String words) {
    return host.run(ShellWords.of(words).toArray(String[]::new)).endsWith(0).out().lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "types, testdata/ausearch/demo.log",
    "result, testdata/ausearch/demo.log",
    "types, testdata/process/zoo.log.xz",
    "result, testdata/process/zoo.log.xz",
    "hours, testdata/process/zoo.log.xz",
    "range, testdata/quickstart"
  })
  void theSumOfAllRowsIsTheNumberOfEvents(String name, String log) {
    String json = host.run("report", name, "--top=0", "--format=json", log).endsWith(0).out();
    JsonNode report = JsonLines.REPORTS.checkAll(json.getBytes(StandardCharsets.UTF_8)).get(0);
    long sum = 0;
    for (JsonNode row : report.get("rows")) {
      sum += row.get("events").asLong();
    }
    assertEquals(report.get("events").asLong(), sum);
    assertEquals(sum + "\n", host.search("--count", log).out());
  }

  @Test
  void theFormatThatSearchesPreferIsNotThatOfReports() {
    List<String> report = lines("report keys " + DEMO);
    host.preferring("bogus");
    assertEquals(report, lines("report keys " + DEMO));
  }

  @Test
  void aReportReadsTheLogOfThisHost() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2, 3)).still();
    List<String> lines = lines("report keys");
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(1).startsWith("MyMonitor       3 "), lines::toString);
  }

  @Test
  void severalReportsAreWrittenInTheOrderOfTheirNames() {
    List<String> headers =
        lines("report keys,types --by exe --format csv " + DEMO).stream()
            .filter(line -> line.contains("events,failed"))
            .toList();
    assertEquals(
        List.of("key", "type", "exe"),
        headers.stream().map(line -> line.substring(0, line.indexOf(','))).toList());
  }

  @Test
  void spansOfTimeAreCountedOneByOne() throws IOException {
    TestLog log = TestHost.runs("10:00:00", 1, 2);
    host.append(log).append(TestHost.runs("11:30:00", 3)).still();
    assertEquals(
        List.of("10:00:00  2", "11:00:00  1"),
        lines("report --bucket 1h").stream()
            .skip(1)
            .map(line -> line.replaceFirst("^\\S+ (\\S+)  +(\\d+) .*", "$1  $2"))
            .toList());
  }

  @Test
  void eventsWithoutTheFieldsAreNotCounted() {
    List<String> days = lines("report --by comm --bucket 1d --top 0 --format csv " + DEMO);
    assertTrue(days.stream().noneMatch(line -> line.contains("Z,,")), days::toString);
    List<String> both = lines("report --by comm,acct --top 0 --format csv " + DEMO);
    assertTrue(both.stream().anyMatch(line -> line.startsWith("cat,,")), both::toString);
    assertTrue(both.stream().noneMatch(line -> line.startsWith(",,")), both::toString);
  }

  @Test
  void rowsThatAreLeftOutAreReported() {
    CommandRun run = host.run("report", "types", "--top=2", DEMO).endsWith(0);
    assertEquals(3, run.out().lines().count());
    assertTrue(run.err().matches("jaudit: types: \\d+ more rows; --top 0 lists all\n"), run::err);
    assertEquals("", host.run("report", "types", "--top=2", "-q", DEMO).err());
  }

  @Test
  void withoutAnEventThereIsOnlyAHeader() {
    CommandRun run = host.run("report", "keys", "-k", "nosuch", DEMO).endsWith(1);
    assertEquals("key  events  failed  bytes  first  last\n", run.out());
    assertEquals("", run.err());
    String json =
        host.run("report", "keys", "-k", "nosuch", "--format=json", DEMO).endsWith(1).out();
    JsonLines.REPORTS.checkOne(json.strip());
  }

  @Test
  void theFoldersOfFilesAreCounted() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.syscall(1).cwd(1, "/home").path(1, "a/b");
    log.record(1, "PATH", "item=1 name=\"/etc/\" nametype=PARENT");
    log.syscall(2).path(2, "/etc/x").path(2, "/top").path(2, "/");
    host.append(log).still();
    assertEquals(
        List.of("/etc 2", "/ 1", "/home/a 1"),
        lines("report --by dir").stream()
            .skip(1)
            .map(line -> line.replaceFirst("^(\\S+) +(\\d+) .*", "$1 $2"))
            .toList());
  }

  @Test
  void theNumbersOfAureportAreOnRequest() {
    List<String> lines = lines("report summary --compat -if " + DEMO);
    assertTrue(lines.contains("users                                       4"), lines::toString);
    assertTrue(lines.contains("host names                                 10"), lines::toString);
    lines = lines("report keys --compat --top 0 -if " + DEMO);
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("passwd-watch +2 .*")), lines::toString);
    lines = lines("report keys --top 0 -if " + DEMO);
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("passwd-watch +1 .*")), lines::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          report                     | expected --by FIELD or the name of a report
          report nosuch              | no report is named 'nosuch'; expected
          report --by nosuch         | --by: unknown field "nosuch"
          report --by exe,           | --by: expected names separated by commas
          report keys --top -1       | --top: expected a number of rows, 0 for all, found '-1'
          report keys --bucket 2h    | --bucket: expected 1m, 1h or 1d, found '2h'
          report keys --format xml   | unknown format 'xml'
          report keys --by           | --by needs a value
          report keys --top 1 --top 2 | --top is given twice
          report keys -F             | --follow is not an option of jaudit report
          report keys --invert -k x  | use --not before each condition
          report keys --limit 3      | --limit is not an option of jaudit report
          report keys -ts checkpoint | jaudit report has no checkpoint
          report summary,noise --compat | --compat is only for summary and keys, not for noise
          report --by exe --compat   | --compat is only for summary and keys, not for exe
          """)
  void wrongWordsAreReported(String words, String message) {
    CommandRun run = host.run(ShellWords.of(words).toArray(String[]::new)).endsWith(2);
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run::err);
  }
}
