package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The columns against the schema of JSON. */
class EventColumnsTest {
  /** What {@code --with-parents} adds, and what every line has. */
  private static final Set<String> WITHOUT_COLUMN =
      Set.of(
          "schema",
          "process.entity_id",
          "process.start",
          "process.image_id",
          "process.source",
          "process.link",
          "process.known",
          "process.orphaned",
          "process.parent",
          "process.ancestors",
          "process.ancestors_cut",
          "process.session");

  @Test
  void eachMemberHasAColumn() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("docs/jaudit.event-1.schema.json").toFile());
    Set<String> members = new TreeSet<>();
    Iterator<String> names = schema.get("properties").fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      members.add(name);
      JsonNode member = schema.get("properties").get(name);
      JsonNode below = member.has("items") ? member.get("items") : member;
      below = below.has("anyOf") ? below.get("anyOf").get(1) : below;
      if (below.has("properties")) {
        below
            .get("properties")
            .fieldNames()
            .forEachRemaining(each -> members.add(name + "." + each));
      }
    }
    members.removeAll(WITHOUT_COLUMN);
    members.removeIf(member -> member.endsWith("_hex"));
    assertTrue(members.size() > 80, members::toString);
    Set<String> columns = new TreeSet<>();
    StructType ours = EventColumns.schema();
    for (String column : ours.fieldNames()) {
      columns.add(column);
      for (String member : below(ours.apply(column).dataType())) {
        columns.add(column + "." + member);
      }
    }
    columns.removeAll(
        new HashSet<>(
            List.of(
                "host",
                "raw",
                "json",
                "file",
                "pos",
                "records.type",
                "records.fields",
                "records.raw")));
    assertEquals(members, columns);
  }

  private static List<String> below(DataType type) {
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    return element instanceof StructType struct ? Arrays.asList(struct.fieldNames()) : List.of();
  }
}
