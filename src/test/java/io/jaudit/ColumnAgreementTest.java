package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.QueryName;
import io.jaudit.filter.where.Wheres;
import io.jaudit.interpret.names.Identities;
import io.jaudit.options.OutputChoice;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.EventWriter;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All columns of {@code --fields} for the events of all logs: rows and objects have the same
 * values, those of facts are JSON's, and an expression finds the event by each of them.
 */
class ColumnAgreementTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> NAMES =
      QueryName.all().stream().map(name -> name.name().replace("NAME", "acct")).distinct().toList();

  private final JsonWriter events =
      new JsonWriter(Identities.ofLog(), JsonRecords.NONE, JsonNulls.OMITTED);
  private int checked;

  @ParameterizedTest
  @MethodSource("io.jaudit.LogEvents#logs")
  void rowsAndObjectsHaveTheValuesOfTheEvent(Path log) throws Exception {
    check(LogEvents.of(log).stream().limit(40).toList());
  }

  @Test
  void soDoRecordsThatBelongToNoEvent() throws Exception {
    check(LogEvents.joinedAtRandom(7).subList(0, 500));
    assertTrue(checked > 5000, () -> checked + " values");
  }

  private void check(List<AuditEvent> all) throws IOException, UsageException {
    for (String words : List.of("", "-i")) {
      EventWriter rows = writer(words);
      EventWriter objects = writer("--format=json", words);
      for (AuditEvent event : all) {
        String row = new String(written(rows, event), ISO_8859_1);
        assertTrue(row.endsWith("\n"), row);
        String[] cells = row.substring(0, row.length() - 1).split("\t", -1);
        assertEquals(NAMES.size(), cells.length, row);
        JsonNode object = MAPPER.readTree(written(objects, event));
        JsonNode facts = MAPPER.readTree(written(events, event));
        for (int i = 0; i < cells.length; i++) {
          String name = NAMES.get(i);
          List<String> shown = texts(object.path(name));
          assertEquals(shown.equals(List.of("")) ? List.of() : shown, values(cells[i]), name);
          checkFact(name, object.path(name), facts, words);
          find(name, object.path(name), event);
        }
      }
    }
  }

  private static byte[] written(EventWriter writer, AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    writer.write(event, out);
    return out.toByteArray();
  }

  private static EventWriter writer(String... words) throws UsageException {
    List<String> all = new ArrayList<>(List.of(words));
    all.remove("");
    all.add("--fields=" + String.join(",", NAMES));
    OutputChoice choice = OutputChoice.of(SearchOptions.parse(all), "line");
    return choice.writer(choice.settings(() -> ZoneOffset.UTC, Identities.ofLog(), "", 80));
  }

  /** Returns the values of a cell; an element without one is empty. */
  private static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    if (cell.isEmpty()) {
      return values;
    }
    ByteBuilder value = new ByteBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',') {
        values.add(new String(value.toByteArray(), UTF_8));
        value.clear();
      } else if (c == '\\' && Character.isDigit(cell.charAt(i + 1))) {
        value.append((char) Integer.parseInt(cell.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        value.append(c == '\\' ? cell.charAt(++i) : c);
      }
    }
    values.add(new String(value.toByteArray(), UTF_8));
    return values;
  }

  private static List<String> texts(JsonNode member) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : member.isArray() ? member : List.of(member)) {
      if (!value.isMissingNode()) {
        texts.add(value.isNull() ? "" : value.asText());
      }
    }
    return texts;
  }

  /** The facts are the members of JSON of the same names, except those with names of fields. */
  private static void checkFact(String name, JsonNode member, JsonNode facts, String words) {
    boolean isLocal = name.equals("time") && words.equals("-i");
    boolean isField =
        name.indexOf('.') < 0 && !List.of("time", "serial", "type", "types", "keys").contains(name);
    boolean isOfSeveral = name.startsWith("net.") && member.isArray(); // JSON has the first
    boolean isDerived = name.equals("paths.dir"); // JSON has the path
    if (isLocal || isField || isOfSeveral || isDerived || name.startsWith("msg.")) {
      return;
    }
    JsonNode fact = facts;
    for (String part : name.split("\\.")) {
      fact = fact.isArray() ? ofEach(fact, part) : fact.path(part);
    }
    if (!name.equals("avc.perms")) { // a list in each element
      assertEquals(unlessEmpty(texts(fact)), unlessEmpty(texts(member)), name + facts);
    }
  }

  /** A list without any value is no value. */
  private static List<String> unlessEmpty(List<String> texts) {
    return texts.stream().allMatch(String::isEmpty) ? List.of() : texts;
  }

  /** Returns a member of each element, null for one without it; a missing one if none has it. */
  private static JsonNode ofEach(JsonNode array, String member) {
    ArrayNode members = MAPPER.createArrayNode();
    for (JsonNode element : array) {
      members.add(element.path(member).isMissingNode() ? null : element.path(member));
    }
    return array.findPath(member).isMissingNode() ? array.path(-1) : members;
  }

  private void find(String name, JsonNode member, AuditEvent event) {
    for (String value : texts(member)) {
      boolean isTime = name.equals("time");
      if (value.isEmpty() || value.indexOf('\ufffd') >= 0 || isTime) {
        continue;
      }
      boolean isHex = name.matches("a[0-3]"); // a number is compared by value
      String quoted = " = \"" + escaped(value) + "\"";
      String expression = name + quoted + (isHex ? " or " + name + ".raw" + quoted : "");
      boolean isFound;
      try {
        isFound = Wheres.filter(expression).matches(new EventView(Identities.ofLog()).of(event));
      } catch (IllegalArgumentException e) {
        continue; // such as a system call that does not exist
      }
      assertTrue(isFound, () -> expression + "\n" + event.records());
      checked++;
    }
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (byte b : value.getBytes(UTF_8)) {
      text.append(String.format("\\x%02x", b));
    }
    return text.toString();
  }
}
