package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jaudit.JsonLines;
import io.jaudit.output.JsonOutput;
import io.jaudit.output.RandomEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The default output is that of {@code --json-nulls} without the members that have no value, and
 * nothing else.
 */
class JsonNullsTest {
  private static final Set<String> ALWAYS =
      Set.of("schema", "time", "id", "serial", "type", "types", "keys", "incomplete", "records");

  private static final Path TESTDATA = Path.of("testdata");

  static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(TESTDATA)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void onlyMembersWithoutValueAreLeftOut(Path log) throws IOException {
    check(Files.readAllBytes(log));
  }

  @Property(tries = 1000)
  void onlyMembersWithoutValueAreLeftOutOfAnyEvent(@ForAll("events") byte[] log) {
    check(log);
  }

  @Provide
  Arbitrary<byte[]> events() {
    return RandomEvents.logs();
  }

  private static void check(byte[] log) {
    for (JsonRecords records : JsonRecords.values()) {
      check(events(log, records, JsonNulls.WRITTEN), events(log, records, JsonNulls.OMITTED));
      check(
          JsonLines.check(JsonOutput.ofLogWithParents(log, records, JsonNulls.WRITTEN)),
          JsonLines.check(JsonOutput.ofLogWithParents(log, records, JsonNulls.OMITTED)));
    }
  }

  private static void check(List<JsonNode> all, List<JsonNode> omitted) {
    assertEquals(all.size(), omitted.size());
    for (int i = 0; i < all.size(); i++) {
      assertEquals(withoutNulls(all.get(i)), omitted.get(i).toString());
    }
  }

  /** As text, which shows the order of the members, too. */
  private static String withoutNulls(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    for (String name : names(copy)) {
      prune(copy.get(name));
      if (!ALWAYS.contains(name) && hasNoValue(copy.get(name))) {
        copy.remove(name);
      }
    }
    return copy.toString();
  }

  private static void prune(JsonNode node) {
    node.forEach(JsonNullsTest::prune);
    if (node instanceof ObjectNode object) {
      for (String name : names(object)) {
        if (hasNoValue(object.get(name))) {
          object.remove(name);
        }
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean hasNoValue(JsonNode value) {
    return value.isNull() || value.isContainerNode() && value.isEmpty();
  }

  @Test
  void withNullsEveryMemberOfTheSchemaIsPresent() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("docs/jaudit.event-1.schema.json").toFile());
    JsonNode members = schema.get("properties");
    int objects = 0;
    for (Path log : logs()) {
      byte[] lines = Files.readAllBytes(log);
      for (JsonNode event :
          JsonLines.check(
              JsonOutput.ofLogWithParents(lines, JsonRecords.FULL, JsonNulls.WRITTEN))) {
        checkPresent(members, event);
        checkPresent(members.at("/user/properties"), event.get("user"));
        checkPresent(members.at("/process/properties"), event.get("process"));
        checkPresent(
            members.at("/process/properties/session/properties"), event.at("/process/session"));
        for (JsonNode ancestor : event.at("/process/ancestors")) {
          checkPresent(schema.at("/$defs/ancestor/properties"), ancestor);
        }
        for (String list : List.of("paths", "avc")) {
          for (JsonNode element : event.get(list)) {
            checkPresent(members.get(list).at("/items/properties"), element);
            objects++;
          }
        }
        if (event.get("net").isObject()) {
          checkPresent(members.at("/net/anyOf/1/properties"), event.get("net"));
          objects++;
        }
      }
    }
    assertTrue(objects > 100, () -> "too few objects in " + TESTDATA);
  }

  private static void checkPresent(JsonNode members, JsonNode object) {
    assertFalse(members.isEmpty());
    for (Iterator<String> names = members.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      assertTrue(name.endsWith("_hex") || object.has(name), () -> name + " in " + object);
    }
  }

  @Test
  void elementsOfArraysAreKept() {
    String path = "type=PATH msg=audit(1.000:1): ";
    String hole = "type=EXECVE msg=audit(1.000:1): argc=3 a0=\"a\" a2=FF";
    JsonNode event = JsonOutput.event(path, hole);
    assertEquals("[{}]", event.get("paths").toString());
    assertEquals("[\"a\",null,\"\uFFFD\"]", event.at("/process/args").toString());
    assertEquals("[null,null,\"FF\"]", event.at("/process/args_hex").toString());
  }

  @Test
  void anEventWithoutFieldsHasOnlyTheRequiredMembers() {
    String event = JsonOutput.event("type=CWD msg=audit(1.000:1): ").toString();
    assertEquals(
        "{\"schema\":\"jaudit.event/1\",\"time\":\"1970-01-01T00:00:01.000Z\",\"id\":\"1.000:1\","
            + "\"serial\":1,\"type\":\"CWD\",\"types\":[\"CWD\"],\"keys\":[],\"incomplete\":true,"
            + "\"records\":[{\"type\":\"CWD\"}]}",
        event);
  }

  private static List<JsonNode> events(byte[] log, JsonRecords records, JsonNulls nulls) {
    return JsonLines.check(JsonOutput.ofLog(log, records, nulls));
  }
}
