package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.LogMutator;
import io.jaudit.filter.where.QueryName;
import io.jaudit.filter.where.Wheres;
import io.jaudit.output.lines.LineWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jaudit fields}, without and with logs. */
class FieldsCommandTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  @Test
  void everyNameItListsCanBeTestedWithItsExample() {
    for (QueryName name : QueryName.all()) {
      String example = name.example().replace("\\", "\\\\").replace("\"", "\\\"");
      String value = name.type().equals("time") ? "@1700000000" : "\"" + example + "\"";
      Wheres.filter(name.name().replace("NAME", "acct") + " = " + value);
    }
  }

  @Test
  void examplesOfNumbersAreNumbers() {
    for (QueryName name : QueryName.all()) {
      if (name.type().equals("number")) {
        assertTrue(name.example().matches("-?[0-9]+"), name::toString);
        Wheres.filter(name.name() + " >= " + name.example());
      }
    }
    assertTrue(
        QueryName.all()
            .contains(
                new QueryName("audit_backlog_limit", QueryName.Source.FIELD, "number", "8192")));
  }

  @Test
  void withoutALogItListsWhatIsKnown() {
    CommandRun run = host.run("fields").endsWith(0).saysNothing();
    List<String> lines = run.out().lines().toList();
    assertEquals("name\tsource\ttype\texample", lines.get(0));
    assertTrue(lines.contains("key\tfield\tkeys\tMyMonitor"), run::toString);
    assertTrue(lines.contains("auid\tfield\tuser\t1000"), run::toString);
    assertTrue(lines.contains("process.cmdline\tfact\ttext\tcat /etc/passwd"), run::toString);
    assertEquals(lines.size(), QueryName.all().size() + 1);
  }

  @Test
  void onATerminalTheColumnsAreAligned() {
    CommandRun run =
        host.with(new Terminals(true, true, false, LineWriter.UNLIMITED)).run("fields").endsWith(0);
    assertTrue(run.out().startsWith("name  "), run::toString);
    assertTrue(run.out().lines().noneMatch(line -> line.contains("\t")), run::toString);
  }

  @Test
  void countsRecordsAndEventsOfAnyInput() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2)).still();
    for (String words : List.of("fields --input-logs", "fields " + host.log())) {
      List<String> lines = host.run(words.split(" ")).endsWith(0).out().lines().toList();
      assertTrue(lines.contains("key\tfield\tkeys\t2\t2\tMyMonitor"), lines::toString);
      assertTrue(lines.contains("keys\tfact\ttext\t\t2\tMyMonitor"), lines::toString);
    }
    String selected = host.run("fields", "--input-logs", "-a", "1").endsWith(0).out();
    assertTrue(selected.contains("key\tfield\tkeys\t1\t1\tMyMonitor\n"), selected);
    host.run("fields", "--input-logs", "-k", "nosuch").endsWith(1);
    host.run("fields", "--input-logs", "-k", "nosuch", "--format", "json").endsWith(1).prints("");
  }

  /** All threads count for the same rows. */
  @Test
  void aLargeLogIsCountedCompletely() throws IOException {
    int events = 30_000;
    try (BufferedWriter log = Files.newBufferedWriter(host.file("large.log"))) {
      for (int i = 0; i < events; i++) {
        String id = i < 20_000 ? "4294967295" : Integer.toString(i);
        log.write("type=USER_CMD msg=audit(" + (1_700_000_000 + i) + ".000:" + i + "): auid=" + id);
        log.write(" ses=4294967295 pid=" + i + " text=\"" + "x".repeat(150) + "\"\n");
      }
    }
    String log = host.file("large.log").toString();
    List<String> lines = host.run("fields", log).endsWith(0).out().lines().toList();
    assertTrue(lines.contains("pid\tfield\tnumber\t30000\t30000\t0"), lines::toString);
    assertTrue(lines.contains("auid\tfield\tuser\t30000\t30000\t20000"), lines::toString);
    assertTrue(lines.contains("ses\tfield\tsession\t30000\t30000\t4294967295"), lines::toString);
  }

  @Test
  void aPreferredFormatIsForSearchesOnly() throws IOException {
    host.append(TestHost.runs("10:00:00", 1)).still();
    String fields = host.run("fields", "--input-logs").endsWith(0).out();
    for (String format : List.of("json", "line", "bogus")) {
      host.preferring(format).run("fields", "--input-logs").endsWith(0).prints(fields);
      host.preferring(format).run("fields").endsWith(0).saysNothing();
    }
  }

  @Test
  void jsonIsAnObjectPerLine() throws IOException {
    host.append(TestHost.runs("10:00:00", 1)).still();
    for (List<String> words : List.of(List.of("fields"), List.of("fields", "--input-logs"))) {
      String[] all = new String[words.size() + 2];
      words.toArray(all);
      all[words.size()] = "--format";
      all[words.size() + 1] = "json";
      String out = host.run(all).endsWith(0).out();
      for (String line : out.lines().toList()) {
        assertTrue(new ObjectMapper().readTree(line).has("example"), line);
      }
      assertTrue(out.lines().count() > 10, out);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyLogIsListed(long seed) throws IOException {
    Path log = host.file("mutated.log");
    Files.writeString(log, new LogMutator(seed).log(200, 60), ISO_8859_1);
    CommandRun run = host.run("fields", log.toString(), "--quiet");
    assertTrue(run.err().lines().noneMatch(line -> line.contains("internal error")), run::toString);
    assertTrue(run.out().lines().allMatch(line -> line.split("\t", -1).length == 6), run::toString);
  }

  @Test
  void optionsOfTheOutputAreErrors() {
    host.run("fields", "--raw")
        .endsWith(2)
        .saysInOneLine("--raw is not an option of jaudit fields");
    host.run("fields", "--format", "csv").endsWith(2).saysInOneLine("knows only json");
    host.run("fields", "-k", "x").endsWith(2).saysInOneLine("--key needs a log");
    host.run("fields", "nosuch.log").endsWith(2).saysInOneLine("nosuch.log");
  }
}
