package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds lines of JSON to the published schema of their format. Whatever test prints JSON hands it
 * to this class first; the static methods are for {@code --format json}.
 */
public final class JsonLines {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What {@code --format ecs} prints. */
  public static final JsonLines ECS = new JsonLines("ecs.schema.json");

  /** What {@code --format records} prints. */
  public static final JsonLines RECORDS = new JsonLines("records.schema.json");

  /** What {@code --format timesketch} prints. */
  public static final JsonLines TIMESKETCH = new JsonLines("timesketch.schema.json");

  /** What {@code jaudit report --format json} prints. */
  public static final JsonLines REPORTS = new JsonLines("jaudit.report-1.schema.json");

  /** What {@code jaudit tree --format json} prints. */
  public static final JsonLines PROCESSES = new JsonLines("jaudit.process-1.schema.json");

  private static final JsonLines EVENTS = new JsonLines("jaudit.event-1.schema.json");

  private final Schema schema;

  /** What a format prints, by the value of {@code --format}. */
  public static JsonLines ofFormat(String format) {
    return switch (format) {
      case "json" -> EVENTS;
      case "ecs" -> ECS;
      case "records" -> RECORDS;
      case "timesketch" -> TIMESKETCH;
      default -> throw new AssertionError("no JSON: " + format);
    };
  }

  private JsonLines(String schema) {
    this.schema = schema(schema);
  }

  /** The events of a whole output of {@code --format json}. */
  public static List<JsonNode> check(byte[] output) {
    return EVENTS.checkAll(output);
  }

  /** The event of one line of {@code --format json}. */
  public static JsonNode check(String line) {
    return EVENTS.checkOne(line);
  }

  /** The objects of a whole output: lines of UTF-8 without control characters, each one valid. */
  public List<JsonNode> checkAll(byte[] output) {
    String text = strictUtf8(output);
    assertTrue(text.isEmpty() || text.endsWith("\n"), "the last line has no end");
    List<JsonNode> events = new ArrayList<>();
    text.lines().forEach(line -> events.add(checkOne(line)));
    assertEquals(events.size(), text.chars().filter(c -> c == '\n').count(), "line separators");
    return events;
  }

  /** The object of one line, which must keep to the schema. */
  public JsonNode checkOne(String line) {
    line.codePoints()
        .forEach(
            c -> assertFalse(HarmlessText.isHarmful(c), () -> "character " + c + " in " + line));
    JsonNode event;
    try {
      event = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e.getMessage() + " in " + line, e);
    }
    List<Error> errors = schema.validate(event);
    assertTrue(errors.isEmpty(), () -> errors + " in " + line);
    return event;
  }

  private static String strictUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8", e);
    }
  }

  private static Schema schema(String name) {
    try {
      String text = Files.readString(Path.of("docs", name));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(MAPPER.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
