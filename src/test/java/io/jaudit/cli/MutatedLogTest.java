package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.CsvRows;
import io.jaudit.HarmlessText;
import io.jaudit.JsonLines;
import io.jaudit.LogMutator;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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
  private static final Pattern STRAY = Pattern.compile("([0-9]+) EOE records? without an event");
  private static final Pattern MALFORMED = Pattern.compile("([0-9]+) lines? could not be parsed");

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
    List<String> expected = new ArrayList<>();
    int malformed = 0;
    int marks = 0;
    for (String line : log.split("\n", -1)) {
      if (type(line) != null) {
        expected.add(line);
      } else {
        malformed += line.isEmpty() ? 0 : 1;
      }
    }
    List<String> printed = new ArrayList<>(List.of(run.out().split("\n", -1)));
    assertEquals("", printed.remove(printed.size() - 1), run::toString);
    for (String line : expected) {
      if (!printed.remove(line)) {
        assertEquals(
            RecordType.of(RecordType.EOE), type(line), () -> line + " is missing in " + run);
        marks++;
      }
    }
    assertEquals(List.of(), printed, run::toString);
    assertEquals(malformed, number(MALFORMED, run));
    assertEquals(marks, number(STRAY, run));
  }

  /** Null where the line has no header. */
  private static @Nullable RecordType type(String line) {
    try {
      return new RecordParser().parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0).type();
    } catch (MalformedRecordException e) {
      return null;
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
    assertTrue(run.status() <= 1 && !run.err().contains("internal"), run::toString);
    HarmlessText.check(run.err().getBytes(ISO_8859_1));
    return run;
  }

  private static byte[] bytes(CommandRun run) {
    return run.out().getBytes(ISO_8859_1);
  }
}
