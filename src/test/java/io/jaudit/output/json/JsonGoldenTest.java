package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.JsonLines;
import io.jaudit.output.JsonOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code testdata/json/*.log} has its JSON next to it, with {@code --json-nulls}; {@link
 * JsonNullsTest} checks that the default is the same without nulls. {@code -Dgolden.update=true}
 * writes it anew: then read the diff.
 */
class JsonGoldenTest {
  private static final Path CASES = Path.of("testdata", "json");
  private static final Path CAPTURES = Path.of("testdata", "logs");

  static List<Path> cases() throws IOException {
    return logs(CASES);
  }

  static List<Path> captures() throws IOException {
    return logs(CAPTURES);
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsTheGoldenLines(Path log) throws IOException {
    byte[] json = JsonOutput.ofLog(Files.readAllBytes(log), JsonRecords.FULL, JsonNulls.WRITTEN);
    JsonLines.check(json);
    Path golden = log.resolveSibling(log.getFileName().toString().replace(".log", ".jsonl"));
    if (Boolean.getBoolean("golden.update")) {
      Files.write(golden, json);
    }
    assertEquals(Files.readString(golden), new String(json, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyLineOfRealLogsKeepsToTheSchema(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    for (JsonRecords records : JsonRecords.values()) {
      for (JsonNulls nulls : JsonNulls.values()) {
        assertFalse(JsonLines.check(JsonOutput.ofLog(bytes, records, nulls)).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(JsonRecords.class)
  void recordsAreFullRawOrNotThere(JsonRecords records) throws IOException {
    byte[] log = Files.readAllBytes(CASES.resolve("execve-split.log"));
    JsonLines.check(JsonOutput.ofLog(log, records, JsonNulls.OMITTED))
        .forEach(
            event -> {
              assertEquals(records != JsonRecords.NONE, event.has("records"));
              event
                  .path("records")
                  .forEach(
                      record -> {
                        assertEquals(records == JsonRecords.FULL, record.has("fields"));
                        assertEquals(records == JsonRecords.RAW, record.has("raw"));
                      });
            });
  }

  @Test
  void theDocumentedEventIsReal() throws IOException {
    String page = Files.readString(Path.of("docs", "json.md"));
    int start = page.indexOf("```json\n{") + "```json\n".length();
    JsonNode shown = new ObjectMapper().readTree(page.substring(start, page.indexOf("```", start)));
    byte[] log = Files.readAllBytes(CAPTURES.resolve("busy.log"));
    assertTrue(
        JsonLines.check(JsonOutput.ofLog(log, JsonRecords.NONE, JsonNulls.OMITTED))
            .contains(shown));
  }

  @Test
  void thereAreCases() throws IOException {
    assertFalse(cases().isEmpty());
    assertFalse(captures().isEmpty());
  }
}
