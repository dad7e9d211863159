package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return lines(host, words);
  }

  private static List<String> lines(TestHost of, String words) {
    String out = of.run(ShellWords.of(words).toArray(String[]::new)).endsWith(0).out();
    return new String(out.getBytes(ISO_8859_1), UTF_8).lines().toList();
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
    JsonNode report = JsonLines.REPORTS.checkAll(json.getBytes(UTF_8)).get(0);
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
  void aTableHasTheNamesOfUsersAndJsonTheirNumbers() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.enriched(1, "SYSCALL", ofUser(1000), "AUID=\"ann\" UID=\"ann\"");
    log.enriched(2, "SYSCALL", ofUser(1001), "AUID=\"bob\" UID=\"bob\"");
    log.enriched(3, "SYSCALL", ofUser(1001), "AUID=\"rob\" UID=\"bob\"");
    log.record(4, "SYSCALL", ofUser(4294967295L)).record(5, "SYSCALL", ofUser(0));
    host.append(log).still();
    assertEquals(List.of("1001 1001", "root 0", "ann 1000", "unset 4294967295"), ids("users"));
    assertEquals(List.of("bob 1001", "root 0", "ann 1000", "unset 4294967295"), ids("--by=uid"));
  }

  private static String ofUser(long id) {
    return "arch=c000003e syscall=2 success=yes exit=3 ppid=1 pid=9 auid="
        + id
        + " uid="
        + id
        + " euid=0 ses=1 comm=\"x\" exe=\"/bin/x\" key=(null)";
  }

  /** Returns the first cell of each row of a table, and the same of CSV. */
  private List<String> ids(String report) {
    List<String> rows = lines("report " + report);
    List<String> csv = lines("report --format=csv " + report);
    List<String> ids = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      ids.add(rows.get(i).replaceFirst(" .*", "") + " " + csv.get(i).replaceFirst(",.*", ""));
    }
    return ids;
  }

  @Test
  void aTableIsNotWiderThanTheTerminal() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.syscall(1)
        .path(1, "/usr/share/python/" + new String("一二三四".getBytes(UTF_8), ISO_8859_1) + "/x.py");
    log.syscall(2).path(2, "/short").syscall(3).path(3, "/a very long name with blanks");
    host.append(log).still();
    String head = "file                events  failed  bytes  first                last";
    assertEquals(
        List.of(head, "/a very long name…", "/short", "…/一二三四/x.py"),
        cut(lines("report files --width 83"), head));
    List<String> narrow = lines("report files --width 83");
    List<String> all = lines("report files");
    assertEquals(narrow, lines(terminal(83, true), "report files"));
    assertEquals(all, lines(terminal(83, false), "report files"));
    for (String line : lines("report files,keys --width 1")) {
      assertTrue(DisplayWidth.of(ByteSlice.of(line)) <= 83, line);
    }
  }

  private TestHost terminal(int columns, boolean isOut) {
    return host.with(new Terminals(isOut, true, false, columns));
  }

  private static List<String> cut(List<String> lines, String head) {
    List<String> cut = new ArrayList<>(List.of(lines.get(0)));
    for (String line : lines.subList(1, lines.size())) {
      assertTrue(DisplayWidth.of(ByteSlice.of(line)) <= 83, line);
      cut.add(line.replaceFirst("  .*", ""));
    }
    return cut;
  }

  @Test
  void cellsOfCsvAreSafeOnRequest() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    for (String start : List.of("=", "+", "-", "@")) {
      log.execve(start.charAt(0), "\"" + start + "1+cmd\"");
    }
    host.append(log).still();
    List<String> rows = lines("report keys --format csv --csv-safe");
    for (String row : rows.subList(1, rows.size())) {
      assertTrue(row.matches("'[-=+@]1[+]cmd,1,.*,\"'--where .*"), row);
    }
    assertTrue(lines("report keys --format csv").get(1).startsWith("+1+cmd,1"));
    assertTrue(
        lines("report keys --format csv --escape shell_quote --by file -if " + DEMO).stream()
            .anyMatch(row -> row.startsWith("/tmp/work\\ dir/my\\ file.txt,")));
  }

  @Test
  void anEmptyReportIsExplainedOnATerminal() throws IOException {
    host.append(TestHost.runs("10:00:00", 1)).still();
    CommandRun run = terminal(80, true).run("report", "keys", "-k", "nosuch").endsWith(1);
    assertEquals("key  events  failed  bytes  first  last\n", run.out());
    assertTrue(run.err().contains("none of them matches -k nosuch"), run::err);
    assertEquals("", terminal(80, true).run("report", "keys", "-k", "x", "-q").err());
    assertEquals("", terminal(80, false).run("report", "keys", "-k", "x").err());
    run = terminal(80, true).run("report", "avc,keys").endsWith(0);
    assertEquals("jaudit: avc: nothing to list in the event that matches\n", run.err());
    assertEquals("", terminal(80, false).run("report", "avc").endsWith(1).err());
  }

  @Test
  void logsOfSeveralFoldersThatNameNoHostAreReportedIfTheyAreMerged() throws IOException {
    for (String name : List.of("a", "b")) {
      Path log = Files.createDirectories(folder.resolve("hosts/" + name)).resolve("audit.log");
      Files.write(log, TestHost.runs("10:00:00", name.charAt(0)).toByteArray());
    }
    String hosts = folder.resolve("hosts").toString();
    String message = "the logs of 2 folders name no host";
    TestHost seen = terminal(80, true);
    CommandRun run = seen.run("report", "sessions", hosts);
    assertTrue(run.err().contains(message), run::toString);
    assertTrue(seen.run("tree", hosts).err().contains(message));
    assertEquals("", seen.run("report", "keys", hosts).err());
    assertEquals("", seen.run("tree", "--node-from", "path", hosts).err());
    assertEquals("", seen.run("tree", "-q", hosts).err());
    assertEquals("", host.with(Terminals.NONE).run("tree", hosts).err());
  }

  @Test
  void aPageIsNotWrittenToATerminal() {
    CommandRun run = terminal(80, true).run("report", "--format=html", DEMO).endsWith(2);
    assertTrue(run.err().contains("use --html FILE"), run::err);
    run = terminal(80, true).run("tree", "--format=html", DEMO).endsWith(2);
    assertTrue(run.err().contains("use --html FILE"), run::err);
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
          report                     | expected --by FIELD or, as the first word, the name of a report: summary
          report -k x noise          | expected --by FIELD or, as the first word, the name of a report: summary
          report nosuch              | no report is named 'nosuch'; expected
          report --by nosuch         | --by: unknown field "nosuch"
          report --by exe,           | --by: expected names separated by commas
          report sumary              | no report is named 'sumary'; did you mean summary?
          report noise summary       | 'summary' is the name of a report, too: for both, write noise,summary; for a file of this name, ./summary
          report --by ''             | --by: expected names of fields, such as exe,auid, not an empty value
          report --by= --by exe      | --by: expected names of fields, such as exe,auid, not an empty value
          report --by exee           | did you mean "exe"?
          report keys --top -1       | --top: expected a number of rows, or 0 for all, not '-1'
          report keys --top ''       | --top: expected a number of rows, or 0 for all, not an empty value
          report keys --bucket 2h    | --bucket: expected 1m (a minute), 1h (an hour) or 1d (a day), not '2h'
          report keys --format tabel | unknown format 'tabel'; did you mean table?
          report keys --csv-safe     | --csv-safe requires --format csv
          report keys --escape=raw   | --escape requires --format csv
          report keys --width=9 --format=csv | --width requires --format table
          report keys --session foo  | --session: expected a number from 0 to 4294967295, or unset, not 'foo'
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
