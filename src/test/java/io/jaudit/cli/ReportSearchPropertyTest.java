package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.LogMutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The search of each row runs as it is, with any options that select events: it has them itself,
 * those that may be given once included.
 */
class ReportSearchPropertyTest {
  private static final String DEMO = "testdata/ausearch/demo.log";
  private static final int MOST_ROWS = 8;
  private static final int NUMBERS = 23;

  /** Options that select events, of which some are taken. */
  private static final List<List<String>> FILTERS =
      List.of(
          List.of("-sv", "no"),
          List.of("-sv", "yes"),
          List.of("--not", "-sv", "no"),
          List.of("-ts", "2023-11-14 22:13:30"),
          List.of("-te", "2023-11-14 22:15:10"),
          List.of("-k", "e"),
          List.of("-k", "s", "-k", "net"),
          List.of("-x", "/usr"),
          List.of("-m", "SYSCALL,USER_CMD,USER_AUTH,USER_LOGIN,LOGIN"),
          List.of("--where", "auid = 1000 or uid = 0"),
          List.of("--where", "not exe *= sshd"),
          List.of("--not", "-c", "cat"),
          List.of("-ui", "root"),
          List.of("-ul", "1000"),
          List.of("--session", "3"),
          List.of("--regex", "-f", "^/(usr|etc)"),
          List.of("--eoe-timeout", "3"));

  private static final List<String> REPORTS =
      List.of(
          "summary",
          "noise",
          "sessions",
          "hours",
          "result",
          "types",
          "keys",
          "exes",
          "users",
          "files",
          "syscalls",
          "rare");

  private static final List<String> FIELDS =
      List.of(
          "dir",
          "addr",
          "terminal",
          "process",
          "outcome",
          "host",
          "port",
          "user",
          "comm",
          "euid",
          "pid",
          "node",
          "exe,outcome",
          "dir,auid");

  @Property(tries = 60)
  void theSearchOfARowFindsItsEvents(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("rows");
    try {
      TestHost host = new TestHost(folder);
      String log = random.nextInt(3) == 0 ? DEMO : mutated(folder, random);
      List<String> words = new ArrayList<>(List.of("report"));
      if (random.nextBoolean()) {
        words.add(REPORTS.get(random.nextInt(REPORTS.size())));
      } else {
        words.addAll(List.of("--by", FIELDS.get(random.nextInt(FIELDS.size()))));
        words.addAll(random.nextInt(4) == 0 ? List.of("--bucket", "1m") : List.of());
      }
      words.addAll(List.of("--top=0", "--format=json", "-q"));
      words.addAll(filters(random));
      words.add(log);
      check(host, words, log, random);
    } finally {
      delete(folder);
    }
  }

  @Property(tries = 30)
  void theNumbersOfAureportAreCountedInAnyLog(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("compat");
    try {
      String log = mutated(folder, random);
      TestHost host = new TestHost(folder);
      List<String> words = List.of("report", "summary", "--compat", "--format=json", log);
      CommandRun run = host.run(words.toArray(String[]::new));
      JsonNode rows = JsonLines.REPORTS.checkAll(run.out().getBytes(ISO_8859_1)).get(0).get("rows");
      String events = rows.isEmpty() ? "0" : rows.get(NUMBERS - 1).get("number").asText();
      assertEquals(rows.isEmpty() ? 0 : NUMBERS, rows.size());
      assertEquals(events + "\n", host.search("--count", log).out());
      words = List.of("report", "keys", "--compat", "--top=0", "--format=json", "-q", log);
      check(host, words, log, random);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String mutated(Path folder, Random random) throws IOException {
    Path log = folder.resolve("mutated.log");
    String text = new LogMutator(random.nextLong()).log(120, 40);
    Files.write(log, text.getBytes(ISO_8859_1));
    return log.toString();
  }

  private static List<String> filters(Random random) {
    List<List<String>> some = new ArrayList<>(FILTERS);
    Collections.shuffle(some, random);
    List<String> words = new ArrayList<>();
    for (List<String> filter : some.subList(0, random.nextInt(4))) {
      boolean isOnce = List.of("-sv", "-ts", "-te").contains(filter.get(0));
      if (!isOnce || !words.contains(filter.get(0))) {
        words.addAll(filter);
      }
    }
    return words;
  }

  private static void check(TestHost host, List<String> words, String log, Random random) {
    CommandRun run = host.run(words.toArray(String[]::new));
    List<JsonNode> reports = JsonLines.REPORTS.checkAll(run.out().getBytes(ISO_8859_1));
    assertEquals(1, reports.size(), () -> words + "\n" + run.err());
    List<JsonNode> rows = new ArrayList<>();
    reports.get(0).get("rows").forEach(rows::add);
    Collections.shuffle(rows, random);
    for (JsonNode row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      boolean isCount = row.has("events") || countsEvents(row.path("what").asText());
      if (isCount && !row.get("search").isNull()) {
        String search = row.get("search").asText();
        List<String> all = new ArrayList<>(List.of("search"));
        all.addAll(ShellWords.of(search));
        all.addAll(List.of("--count", log));
        JsonNode number = row.has("events") ? row.get("events") : row.get("number");
        CommandRun found = host.run(all.toArray(String[]::new));
        assertEquals(number.asText() + "\n", found.out(), () -> words + "\n" + row + found.err());
      }
    }
  }

  /** The other numbers of the summary are those of different values. */
  private static boolean countsEvents(String what) {
    return !what.isEmpty() && !ReportListsTest.VALUES.containsKey(what);
  }
}
