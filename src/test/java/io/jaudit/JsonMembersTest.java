package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.filter.where.QueryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each member of JSON can be tested by {@code --where}, or docs/where.md tells that it can't. */
class JsonMembersTest {
  private static final Pattern NAME = Pattern.compile("`([a-z_.]+)`");
  private static final String UNTESTED = "These members of JSON can't be tested: ";

  @Test
  void isAFactOrDocumentedAsNone() throws IOException {
    Set<String> names = new TreeSet<>();
    for (QueryName name : QueryName.all()) {
      names.add(name.name());
    }
    Set<String> untested = untested();
    Set<String> missing = new TreeSet<>();
    for (String member : members()) {
      if (!names.contains(member) && !member.endsWith("_hex") && !isBelow(untested, member)) {
        missing.add(member);
      }
    }
    assertEquals(Set.of(), missing);
    untested.retainAll(names);
    assertEquals(Set.of(), untested);
  }

  private static boolean isBelow(Set<String> untested, String member) {
    int dot = member.indexOf('.');
    return untested.contains(member) || (dot > 0 && untested.contains(member.substring(0, dot)));
  }

  private static Set<String> untested() throws IOException {
    String page = Files.readString(Path.of("docs", "where.md"));
    int start = page.indexOf(UNTESTED);
    assertTrue(start > 0, UNTESTED);
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(page.substring(start, page.indexOf("\n\n", start)));
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private static Set<String> members() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("docs", "jaudit.event-1.schema.json").toFile());
    Set<String> members = new TreeSet<>();
    add(schema, schema, "", members);
    assertTrue(members.size() > 100, members::toString);
    return members;
  }

  /** Adds the members that are no objects, by their paths without the places in arrays. */
  private static void add(JsonNode schema, JsonNode node, String path, Set<String> members) {
    JsonNode reference = node.path("$ref");
    if (reference.isTextual()) {
      add(schema, schema.at(reference.textValue().substring(1)), path, members);
      return;
    }
    boolean isObject = false;
    for (String alternatives : new String[] {"anyOf", "oneOf", "allOf"}) {
      for (JsonNode each : node.path(alternatives)) {
        isObject |= each.has("$ref") || each.has("properties");
        add(schema, each, path, members);
      }
    }
    for (Map.Entry<String, JsonNode> member : node.path("properties").properties()) {
      isObject = true;
      add(schema, member.getValue(), path + "." + member.getKey(), members);
    }
    JsonNode items = node.path("items");
    if (items.has("$ref") || items.has("properties") || items.has("oneOf")) {
      isObject = true;
      add(schema, items, path, members);
    }
    boolean isLeaf = node.has("type") && !node.path("type").asText().equals("null");
    if (!isObject && isLeaf && !path.isEmpty()) {
      members.add(path.substring(1));
    }
  }
}
