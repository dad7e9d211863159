package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jaudit tree --format json}: each line keeps to the published schema. */
class TreeJsonTest {
  private static final String ZOO = "testdata/process/zoo.log.xz";
  private static final String CASES = "testdata/process/cases.log.xz";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  @Test
  void zooHasEachProcessOnceInTheOrderOfTimeWithAllItsProgramsAndEvents() {
    List<JsonNode> lines = tree(ZOO);
    assertEquals(317, lines.size());
    Set<String> ids = new HashSet<>();
    Map<String, Integer> links = new TreeMap<>();
    Set<String> executions = new HashSet<>();
    long events = 0;
    long keyed = 0;
    String last = "";
    for (JsonNode line : lines) {
      assertTrue(ids.add(line.path("entity_id").asText()), line::toString);
      links.merge(line.path("link").asText("unseen"), 1, Integer::sum);
      line.path("execs").forEach(exec -> executions.add(exec.path("id").asText()));
      events += line.path("events").asLong();
      keyed += line.path("keys").path("MyMonitor").asLong();
      String start = line.path("entity_id").asText().replaceFirst(".*@", "");
      assertTrue(last.compareTo(start) <= 0 || line.has("start"), line::toString);
      last = start;
    }
    assertEquals(Map.of("fork", 246, "ppid", 53, "number", 1, "none", 16, "unseen", 1), links);
    assertEquals(254, executions.size());
    assertEquals(
        withParents().stream().filter(e -> e.path("process").has("entity_id")).count(), events);
    assertEquals(count("-k", "MyMonitor", ZOO), keyed);
  }

  @Test
  void aProcessIsThatOfItsLastEventWithParents() {
    Map<String, JsonNode> last = new HashMap<>();
    for (JsonNode event : withParents()) {
      last.put(event.path("process").path("entity_id").asText(), event.path("process"));
    }
    int compared = 0;
    for (JsonNode line : tree(ZOO)) {
      JsonNode process = last.get(line.path("entity_id").asText());
      if (process != null && !line.path("end").path("how").asText().equals("reaped")) {
        for (String member :
            List.of("image_id", "start", "source", "link", "known", "parent", "ancestors")) {
          assertEquals(process.get(member), line.get(member), member + " of " + line);
        }
        assertEquals(process.get("exe"), line.get("exe"), line::toString);
        compared++;
      }
    }
    assertTrue(compared > 250, () -> "only a few processes");
  }

  @Test
  void hitsAreToldFromThoseAboveThem() {
    for (JsonNode line : tree("-x", "/usr/bin/cat", "--session", "1", ZOO)) {
      boolean isCat = line.path("exe").asText().equals("/usr/bin/cat");
      assertEquals(isCat, line.path("hit").asBoolean(), line::toString);
      assertEquals(isCat, line.path("events").asLong() > 0, line::toString);
    }
  }

  @Test
  void whatFailedIsCounted() {
    long failed = 0;
    for (JsonNode line : tree(ZOO)) {
      failed += line.path("failed").asLong();
    }
    assertEquals(count("-sv", "no", ZOO), failed);
  }

  @Test
  void argumentsAreNeverCutHoweverMany() throws IOException {
    StringBuilder log = new StringBuilder();
    int words = 40_000;
    String stamp = "msg=audit(1700000000.000:7): ";
    log.append("type=SYSCALL ").append(stamp);
    log.append("arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid=1");
    log.append(" pid=10 auid=1000 uid=1000 ses=1 comm=\"sh\" exe=\"/bin/sh\" key=\"k\"\n");
    for (int first = 0; first < words; first += 100) {
      log.append("type=EXECVE ").append(stamp).append(first == 0 ? "argc=" + words + " " : "");
      for (int i = first; i < first + 100; i++) {
        log.append(String.format(Locale.ROOT, "a%d=\"w%d\" ", i, i));
      }
      log.append('\n');
    }
    log.append("type=PROCTITLE ").append(stamp).append("proctitle=\"sh\"\n");
    Path file = Files.writeString(folder.resolve("long.log"), log.toString());
    JsonNode line = tree("--pid", "10", "--up", "0", file.toString()).get(0);
    assertEquals(words, line.path("cmdline").asText().split(" ").length);
    assertTrue(line.path("execs").path(0).path("cmdline").asText().endsWith(" w" + (words - 1)));
  }

  @Test
  void withNullsEveryMemberIsPresent() {
    Set<String> names = new HashSet<>();
    for (JsonNode line : tree("--json-nulls", ZOO)) {
      Set<String> own = new HashSet<>();
      line.fieldNames().forEachRemaining(name -> own.add(name.replaceFirst("_hex$", "")));
      names.addAll(own);
      assertEquals(names, own);
    }
  }

  @Test
  void hostileTextStaysText() throws IOException {
    String hex = "3C2F7363726970743E1B5B316DE280AEE280A80AFF";
    String stamp = "msg=audit(1700000000.000:7): ";
    Path file =
        Files.writeString(
            folder.resolve("hostile.log"),
            "node=web type=SYSCALL "
                + stamp
                + "arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid=1"
                + " pid=10 auid=1000 uid=1000 ses=1 comm=\"sh\" exe="
                + hex
                + " key="
                + hex
                + "\nnode=web type=EXECVE "
                + stamp
                + "argc=1 a0="
                + hex
                + "\n");
    JsonNode line = tree("-x", "script", "--up", "0", file.toString()).get(0);
    assertEquals("web", line.path("node").asText());
    assertEquals(hex, line.path("exe_hex").asText());
    assertTrue(line.path("cmdline").asText().startsWith("$'</script>\\e[1m\\xE2\\x80\\xAE"));
    assertEquals(1, line.path("keys").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fold=none",
        "--events",
        "--depth=1",
        "--limit=1",
        "--width=80",
        "--ascii",
        "--color=never"
      })
  void whatIsAboutDrawingIsRefused(String option) {
    host.run("tree", "--format", "json", option, ZOO)
        .endsWith(2)
        .saysInOneLine("requires --format text");
  }

  @Test
  void anotherFormatIsRefused() {
    host.run("tree", "--format", "csv", ZOO).endsWith(2).saysInOneLine("--format", "json", "csv");
    host.run("tree", "--json-nulls", ZOO).endsWith(2).saysInOneLine("requires --format json");
  }

  @Test
  void anEndIsSeenInItsKinds() {
    Map<Integer, JsonNode> byPid = new HashMap<>();
    tree(CASES).forEach(line -> byPid.put(line.path("pid").asInt(), line));
    assertEquals("{\"time\":\"", byPid.get(27_905).path("end").toString().substring(0, 9));
    assertEquals("exit", byPid.get(27_905).path("end").path("how").asText());
    assertEquals(7, byPid.get(27_905).path("end").path("status").asInt());
    assertEquals(3, byPid.get(27_911).path("end").path("status").asInt(), "exit of its thread");
    assertNull(byPid.get(27_900).get("end"), "killed");
    assertFalse(byPid.get(27_910).path("exec_failed").asBoolean());
  }

  private List<JsonNode> tree(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "tree";
    words[1] = "--format";
    words[2] = "json";
    System.arraycopy(options, 0, words, 3, options.length);
    String out = host.run(words).endsWith(0).saysNothing().out();
    return JsonLines.PROCESSES.checkAll(out.getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<JsonNode> withParents() {
    String out = host.run("search", "--with-parents", "--format", "json", ZOO).endsWith(0).out();
    return JsonLines.check(out.getBytes(StandardCharsets.ISO_8859_1));
  }

  private long count(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "search";
    words[1] = "--count";
    System.arraycopy(options, 0, words, 2, options.length);
    return Long.parseLong(host.run(words).out().strip());
  }
}
