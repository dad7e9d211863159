package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.JsonLines;
import io.jaudit.LogMutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Reports on mutated logs. Their counts are those of a plain aggregator over what {@code search
 * --fields} prints, and the search of each row prints the events that were counted for it.
 */
class ReportPropertyTest {
  /** Fields whose values {@code --fields} prints in the same form. */
  private static final List<String> FIELDS =
      List.of(
          "exe",
          "comm",
          "auid",
          "uid",
          "pid",
          "exit",
          "success",
          "name",
          "a0",
          "a1",
          "tty",
          "acct",
          "hostname",
          "outcome",
          "paths.dir",
          "type",
          "node",
          "keys",
          "action",
          "object",
          "how",
          "arch",
          "process.exe",
          "process.pid",
          "process.args",
          "process.cmdline",
          "paths.path",
          "types",
          "paths.mode",
          "paths.item",
          "net.addr",
          "net.port",
          "source_ip",
          "user.auid_name",
          "subj",
          "avc.result",
          "PATH.name",
          "EXECVE.a1",
          "msg.acct",
          "proctitle",
          "saddr",
          "exit_name",
          "incomplete",
          "SYSCALL.key",
          "serial",
          "res",
          "op",
          "ses");

  /** Fields whose values are in another form, or from other records, than {@code --fields} has. */
  private static final List<String> SHORT =
      List.of(
          "key",
          "syscall",
          "file",
          "dir",
          "user",
          "host",
          "addr",
          "port",
          "terminal",
          "process",
          "time");

  /** What a plain aggregator counts of one group. */
  private static final class Count {
    private long events;
    private String first = "~";
    private String last = "";

    void add(String time) {
      events++;
      first = time.compareTo(first) < 0 ? time : first;
      last = time.compareTo(last) > 0 ? time : last;
    }

    @Override
    public String toString() {
      return events + " " + first + " " + last;
    }
  }

  @Property(tries = 60)
  void countsWhatThePlainAggregatorCounts(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    try (Scratch scratch = new Scratch(random)) {
      List<String> fields = new ArrayList<>();
      while (fields.size() < 1 + random.nextInt(3)) {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        if (!fields.contains(field)) {
          fields.add(field);
        }
      }
      Map<String, Count> counted = new TreeMap<>();
      for (JsonNode row : scratch.report(String.join(",", fields))) {
        List<String> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field).asText()));
        Count count = counted.computeIfAbsent(values.toString(), key -> new Count());
        count.events += row.get("events").asLong() - 2;
        count.add(row.get("first").asText());
        count.add(row.get("last").asText());
      }
      assertEquals(scratch.plain(fields).toString(), counted.toString(), fields::toString);
    }
  }

  @Property(tries = 80)
  void theSearchOfARowPrintsItsEvents(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    try (Scratch scratch = new Scratch(random)) {
      List<String> all = random.nextInt(4) == 0 ? SHORT : FIELDS;
      Set<String> fields = new LinkedHashSet<>();
      fields.add(all.get(random.nextInt(all.size())));
      if (random.nextInt(3) == 0) {
        fields.add(FIELDS.get(random.nextInt(FIELDS.size())));
      }
      List<String> options = List.of("-q");
      if (random.nextInt(3) == 0) {
        options = List.of("-sv=no", "--bucket=1m");
      }
      List<JsonNode> rows =
          scratch.report(String.join(",", fields), options.toArray(String[]::new));
      for (int i = 0; i < Math.min(12, rows.size()); i++) {
        JsonNode row = rows.get(random.nextInt(rows.size()));
        String search = row.get("search").asText();
        assertEquals(row.get("events").asText() + "\n", scratch.search(search, "--count"), search);
        String raw = scratch.search(search, "--raw");
        if (raw.lines().allMatch(line -> line.indexOf("type=", 1) < 0)) { // a record each
          assertEquals(row.get("bytes").asLong(), raw.length(), search);
        }
        String failed = search.startsWith("--success=no ") ? search : search + " -sv no";
        assertEquals(row.get("failed").asText() + "\n", scratch.search(failed, "--count"), search);
      }
    }
  }

  /** A folder with a mutated log. */
  private static final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Path log;
    private final TestHost host;

    Scratch(Random random) throws IOException {
      folder = Files.createTempDirectory("report");
      log = folder.resolve("mutated.log");
      String text = new LogMutator(random.nextLong()).log(150, 60);
      Files.write(log, (text + (text.endsWith("\n") ? "" : "\n")).getBytes(ISO_8859_1));
      host = new TestHost(folder);
    }

    List<JsonNode> report(String by, String... options) {
      List<String> words =
          new ArrayList<>(List.of("report", "--by", by, "--format=json", "--top=0"));
      words.addAll(List.of(options));
      words.add(log.toString());
      CommandRun run = host.run(words.toArray(String[]::new));
      List<JsonNode> rows = new ArrayList<>();
      List<JsonNode> documents = JsonLines.REPORTS.checkAll(run.out().getBytes(ISO_8859_1));
      assertEquals(1, documents.size());
      documents.get(0).get("rows").forEach(rows::add);
      return rows;
    }

    String search(String options, String format) {
      List<String> words = new ArrayList<>(List.of("search"));
      words.addAll(ShellWords.of(options));
      words.add(format);
      words.add(log.toString());
      return host.run(words.toArray(String[]::new)).out();
    }

    Map<String, Count> plain(List<String> fields) {
      Map<String, Count> groups = new TreeMap<>();
      String text =
          host.run(
                  "search",
                  "--fields",
                  String.join(",", fields) + (fields.contains("time") ? "" : ",time"),
                  "--format=json",
                  log.toString())
              .out();
      for (JsonNode event : new JsonTexts().all(text)) {
        List<List<String>> rows = List.of(List.of());
        boolean isAny = false;
        for (String field : fields) {
          Set<String> values = new LinkedHashSet<>();
          JsonNode value = event.path(field);
          for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!each.isNull() && !each.isMissingNode()) {
              values.add(each.asText());
            }
          }
          isAny |= !values.isEmpty();
          rows = product(rows, values.isEmpty() ? Set.of("null") : values);
        }
        if (isAny) {
          for (List<String> row : rows) {
            groups
                .computeIfAbsent(row.toString(), key -> new Count())
                .add(event.get("time").asText());
          }
        }
      }
      return groups;
    }

    private static List<List<String>> product(List<List<String>> rows, Set<String> values) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> row : rows) {
        for (String value : values) {
          List<String> next = new ArrayList<>(row);
          next.add(value);
          longer.add(next);
        }
      }
      return longer;
    }

    @Override
    public void close() throws IOException {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Parses lines of JSON. */
  private static final class JsonTexts {
    private final ObjectMapper mapper = new ObjectMapper();

    List<JsonNode> all(String text) {
      List<JsonNode> all = new ArrayList<>();
      text.lines()
          .forEach(
              line -> {
                try {
                  all.add(mapper.readTree(line.getBytes(ISO_8859_1)));
                } catch (IOException e) {
                  throw new AssertionError(line, e);
                }
              });
      return all;
    }
  }
}
