package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.AuditLog;
import io.jaudit.EventStream;
import io.jaudit.Query;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.junit.jupiter.api.Test;

/** Hints against the events that have a value in a column, of all logs of the test data. */
class HintsTest {
  /** Of each column of a log; there are few types and system calls. */
  private static final int MOST_VALUES = 12;

  @Test
  void findsAtLeastTheEventsThatHaveTheValueInTheColumn() throws IOException {
    List<String> lost = new ArrayList<>();
    int used = 0;
    for (Path file : logs()) {
      try (AuditLog log = AuditLog.open(file)) {
        for (Map.Entry<Predicate, Integer> expected : events(log).entrySet()) {
          Hints hints = new Hints();
          used += hints.add(expected.getKey()) ? 1 : 0;
          int found = count(log, hints.narrowed(Query.parse()));
          if (found < expected.getValue()) {
            lost.add(file + ": " + expected + ", found " + found);
          }
        }
      }
    }
    assertEquals(List.of(), lost);
    assertTrue(used > 1000, used + " hints");
  }

  private static List<Path> logs() throws IOException {
    List<Path> logs = new ArrayList<>();
    for (String folder : List.of("testdata/ausearch", "testdata/cases", "testdata/logs")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".log")).forEach(logs::add);
      }
    }
    return logs;
  }

  /** Returns how many events have a value in a column, by the predicate that asks for it. */
  private static Map<Predicate, Integer> events(AuditLog log) throws IOException {
    JsonWriter writer = new JsonWriter(Identities.ofLog(), JsonRecords.NONE, JsonNulls.OMITTED);
    ObjectMapper mapper = new ObjectMapper();
    Map<Predicate, Integer> counts = new HashMap<>();
    Map<String, Integer> values = new HashMap<>();
    ByteBuilder line = new ByteBuilder();
    try (EventStream events = log.search(Query.parse())) {
      while (events.hasNext()) {
        line.clear();
        writer.write(events.next(), line);
        JsonNode event = mapper.readTree(line.toByteArray());
        for (String column : Hints.TESTED) {
          JsonNode value = event.at("/" + column.replace('.', '/'));
          Predicate predicate = isEqual(column, value);
          if (!value.isMissingNode()
              && (counts.containsKey(predicate)
                  || values.merge(column, 1, Integer::sum) <= MOST_VALUES)) {
            counts.merge(predicate, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private static Predicate isEqual(String column, JsonNode value) {
    Literal<?> literal =
        value.isNumber()
            ? Expressions.literal(value.longValue())
            : Expressions.literal(value.asText());
    return new Predicate("=", new Expression[] {Expressions.column(column), literal});
  }

  private static int count(AuditLog log, Query query) {
    int count = 0;
    try (EventStream events = log.search(query)) {
      while (events.hasNext()) {
        events.next();
        count++;
      }
    }
    return count;
  }
}
