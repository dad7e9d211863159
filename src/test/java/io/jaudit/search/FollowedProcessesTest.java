package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.process.ProcessSettings;
import io.jaudit.process.SimulatedHost;
import io.jaudit.source.LogFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of processes depends on the events of a log, and on nothing else. */
class FollowedProcessesTest {
  private static final int PID_MAX = 4000;
  private static final int FILES = 7;
  private static final BlockSettings ONE = new BlockSettings(1, 64 * 1024, Long.MAX_VALUE, 1 << 20);
  private static final BlockSettings TWO = new BlockSettings(2, 64 * 1024, 0, 1 << 20);
  private static final ProcessSettings SETTINGS = new ProcessSettings(100_000, PID_MAX, 16);

  @TempDir private Path folder;

  private final String log = log();

  private static String log() {
    SimulatedHost host = new SimulatedHost(new Random(5), "", PID_MAX);
    host.run(8000);
    return host.log();
  }

  @Test
  void threadsAndRotationChangeNothing() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.writeString(whole.resolve("audit.log"), log, StandardCharsets.ISO_8859_1);
    byte[] expected = search(whole, Filters.all(List.of()), ONE, SETTINGS);
    assertTrue(expected.length > 5_000_000, "too few events: " + expected.length);
    assertArrayEquals(expected, search(whole, Filters.all(List.of()), TWO, SETTINGS));
    assertArrayEquals(expected, search(split(), Filters.all(List.of()), TWO, SETTINGS));
  }

  private Path split() throws Exception {
    Path rotated = Files.createDirectory(folder.resolve("rotated"));
    int start = 0;
    for (int i = FILES - 1; i >= 0; i--) {
      int end = i == 0 ? log.length() : log.indexOf('\n', log.length() / FILES * (FILES - i)) + 1;
      Path file = rotated.resolve(i == 0 ? "audit.log" : "audit.log." + i);
      Files.writeString(file, log.substring(start, end), StandardCharsets.ISO_8859_1);
      start = end;
    }
    return rotated;
  }

  @Test
  void aFilterChangesNothingAboutTheProcessesOfWhatItSelects() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.writeString(whole.resolve("audit.log"), log, StandardCharsets.ISO_8859_1);
    Map<String, JsonNode> all = new HashMap<>();
    for (JsonNode event : JsonLines.check(search(whole, Filters.all(List.of()), TWO, SETTINGS))) {
      all.put(event.get("id").textValue(), event);
    }
    EventFilter filter = FieldFilters.executable("/usr/bin/tool3", TextMatch.WHOLE);
    List<JsonNode> some = JsonLines.check(search(whole, filter, TWO, SETTINGS));
    assertTrue(some.size() > 100 && some.size() < all.size() / 2, "events: " + some.size());
    for (JsonNode event : some) {
      assertEquals(all.get(event.get("id").textValue()), event);
    }
  }

  @Test
  void eachProcessHasAnIdOfItsOwn() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.writeString(whole.resolve("audit.log"), log, StandardCharsets.ISO_8859_1);
    Map<String, String> parents = new HashMap<>();
    Set<String> programs = new HashSet<>();
    for (JsonNode event : JsonLines.check(search(whole, Filters.all(List.of()), TWO, SETTINGS))) {
      String id = event.at("/process/entity_id").textValue();
      String parent = event.at("/process/parent/entity_id").asText();
      assertEquals(parent, parents.computeIfAbsent(id, any -> parent), id);
      JsonNode arguments = event.at("/process/args/1");
      if (arguments.isTextual()) {
        assertTrue(programs.add(id + " " + arguments), () -> "executed twice: " + id);
      }
    }
    assertTrue(parents.size() > 2000, () -> "processes: " + parents.size());
  }

  @Test
  void aTableThatIsTooSmallIsReported() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.writeString(whole.resolve("audit.log"), log, StandardCharsets.ISO_8859_1);
    SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
    search(whole, Filters.all(List.of()), ONE, new ProcessSettings(50, PID_MAX, 16), tally);
    String problem = tally.problems().get(0);
    assertTrue(problem.startsWith("forgot ") && problem.contains("--max-processes"), problem);
  }

  private static byte[] search(
      Path logs, EventFilter filter, BlockSettings blocks, ProcessSettings processes)
      throws Exception {
    SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
    return search(logs, filter, blocks, processes, tally);
  }

  private static byte[] search(
      Path logs,
      EventFilter filter,
      BlockSettings blocks,
      ProcessSettings processes,
      SearchTally tally)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter writer = new JsonWriter(Identities.ofLog(), JsonRecords.NONE, JsonNulls.OMITTED);
    try (SearchPlan plan =
        new SearchPlan(
                LogFiles.named(List.of(logs)),
                filter,
                Limit.ALL,
                2,
                Long.MAX_VALUE,
                0,
                Verbosity.SILENT,
                Optional.empty())
            .withProcesses(processes)) {
      new Search(plan, new WritingHandler(writer, out, Buffering.BLOCKS), tally, blocks).run();
    }
    return out.toByteArray();
  }
}
