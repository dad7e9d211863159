package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.CsvRows;
import io.jaudit.HarmlessText;
import io.jaudit.JsonLines;
import io.jaudit.LogMutator;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real logs, broken in the ways in which logs can be: each format prints them to the end and keeps
 * its shape, and of a line with a header nothing is lost. {@code -Djaudit.mutation.logs=N} tries
 * more of them, {@code -Djaudit.mutation.first=SEED} others.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class MutatedLogTest {
  private static final int MAX_LINES = 60;
  private static final int MAX_CHANGES = 60;
  private static final Pattern STRAY = Pattern.compile("ignored ([0-9]+) EOE records?");
  private static final List<Pattern> UNREAD =
      List.of(
          Pattern.compile("([0-9]+) damaged lines?"),
          Pattern.compile("([0-9]+) lines? could not be read"),
          Pattern.compile("([0-9]+) lines? (?:is|are) already interpreted"),
          Pattern.compile("([0-9]+) lines? (?:is|are) not (?:an )?audit records?"));

  @TempDir static Path folder;

  static LongStream seeds() {
    long first = Long.getLong("jaudit.mutation.first", 1);
    return LongStream.range(first, first + Long.getLong("jaudit.mutation.logs", 150));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFormatKeepsItsShape(long seed) throws Exception {
    String log = new LogMutator(seed).log(MAX_LINES, MAX_CHANGES);
    Path file = Files.write(folder.resolve("mutated.log"), log.getBytes(ISO_8859_1));
    Path empty = Files.createDirectories(folder.resolve("host-" + seed));
    TestHost host = new TestHost(empty);
    String name = file.toString();
    checkRaw(log, host.search("--raw", name));
    int events = checkText(host.search("--format", "text", name)).size();
    assertEquals(
        events, JsonLines.check(bytes(checked(host.search("--format", "json", name)))).size());
    checkCsv(events, host.search("--format", "csv", name));
    checkCsv(
        events,
        host.search(
            "--format",
            "csv",
            "--csv-safe",
            "--extra-keys",
            "--extra-labels",
            "--extra-obj2",
            "--extra-time",
            "--extra-argv",
            name));
    assertEquals(events, dashes(checkText(host.search(name))));
    assertEquals(events, dashes(checkText(host.search("-i", name))));
    checkText(host.search("-i", "--color", "never", "--escape", "shell_quote", "-k", "a", name));
  }

  /** Of the lines with a header, the very bytes; of the others, their number. */
  private static void checkRaw(String log, CommandRun run) {
    Expected expected = new Expected();
    for (String line : log.split("\n", -1)) {
      expected.add(ByteSlice.of(line.getBytes(ISO_8859_1)));
    }
    List<String> printed = new ArrayList<>(List.of(run.out().split("\n", -1)));
    assertEquals("", printed.remove(printed.size() - 1), run::toString);
    int marks = 0;
    for (Line line : expected.lines) {
      if (!printed.remove(line.whole)) {
        for (String record : line.records) {
          boolean isMark = record.contains("type=EOE") && !printed.contains(record);
          assertTrue(isMark || printed.remove(record), () -> record + " is missing in " + run);
          marks += isMark ? 1 : 0;
        }
      }
    }
    assertEquals(List.of(), printed, run::toString);
    int unread = 0;
    for (Pattern kind : UNREAD) {
      unread += number(kind, run);
    }
    assertEquals(expected.unread, unread, run::toString);
    assertEquals(marks, number(STRAY, run), run::toString);
  }

  /** A line, and its records, which are written by themselves if they are of several events. */
  private record Line(String whole, List<String> records) {}

  /** What raw output has of a log, by line and record, and how many lines are reported. */
  private static final class Expected {
    final List<Line> lines = new ArrayList<>();
    int unread;
    private final RecordParser parser = new RecordParser();

    void add(ByteSlice line) {
      if (line.isEmpty()) {
        return;
      }
      try {
        List<String> records = new ArrayList<>();
        AuditRecord record = parser.parse(line, 0);
        unread += parser.damage() == null ? 0 : 1;
        for (; record != null; record = parser.next()) {
          records.add(record.line().latin1());
        }
        lines.add(new Line(line.latin1(), records));
      } catch (MalformedRecordException e) {
        unread += e.problem() == LineProblem.SEPARATOR ? 0 : 1;
      }
    }
  }

  private static int number(Pattern trouble, CommandRun run) {
    Matcher matcher = trouble.matcher(run.err());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static void checkCsv(int events, CommandRun run) {
    checkText(run);
    List<List<String>> rows = CsvRows.parse(run.out());
    assertEquals(events == 0 ? 0 : events + 1, rows.size());
    for (List<String> row : rows) {
      assertEquals(rows.get(0).size(), row.size(), row::toString);
    }
  }

  private static List<String> checkText(CommandRun run) {
    HarmlessText.check(bytes(checked(run)));
    return run.out().lines().toList();
  }

  private static int dashes(List<String> lines) {
    return (int) lines.stream().filter("----"::equals).count();
  }

  private static CommandRun checked(CommandRun run) {
    assertTrue(run.status() <= 2 && !run.err().contains("internal"), run::toString);
    HarmlessText.check(run.err().getBytes(ISO_8859_1));
    return run;
  }

  private static byte[] bytes(CommandRun run) {
    return run.out().getBytes(ISO_8859_1);
  }
}
