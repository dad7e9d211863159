package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberTest {
  private static final Set<String> NAMES = namesOfTheSchemas();

  @ParameterizedTest
  @EnumSource
  void isDescribedByASchema(Member member) {
    String name = member.json().latin1().replaceAll("[,:\"]", "");
    assertTrue(NAMES.contains(name) || member == Member.TEXT, name);
    assertEquals(",\"" + name + "\":", member.json().latin1());
    assertEquals(",\"" + name + "_hex\":", member.hexJson().latin1());
  }

  private static Set<String> namesOfTheSchemas() {
    Set<String> names = new HashSet<>();
    try {
      for (String schema : List.of("jaudit.event-1", "jaudit.process-1")) {
        Path file = Path.of("docs", schema + ".schema.json");
        collect(new ObjectMapper().readTree(file.toFile()), names);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return names;
  }

  private static void collect(JsonNode schema, Set<String> names) {
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.forEach(part -> collect(part, names));
  }
}
