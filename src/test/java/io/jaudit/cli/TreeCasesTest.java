package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/**
 * The tree of a program that begins processes in every way equals what the program printed: with
 * the record of the namespace that it made, and without. The golden case tree-process-cases has the
 * tree itself.
 */
class TreeCasesTest {
  private static final Path LOG = Path.of("testdata/process/cases.log.xz");
  private static final Path TRUTH = Path.of("testdata/process/cases.out");
  private static final Pattern PRINTED =
      Pattern.compile("^( ?)(\\w+)(?: child| pid) (\\d+)(?: st ([0-9a-f]+))?");
  private static final Pattern FORK =
      Pattern.compile(
          "syscall=(56|57|58|435) success=yes exit=(\\d+) a0=([0-9a-f]+) .* pid=(\\d+)");

  @TempDir private Path folder;
  private String log = "";
  private Map<Integer, JsonNode> tree = Map.of();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itHasTheParentsAndTheEndsThatTheProgramPrinted(boolean hasUnshare) throws IOException {
    read(hasUnshare);
    int checked = 0;
    int ended = 0;
    List<Integer> children = new ArrayList<>();
    for (String line : Files.readAllLines(TRUTH)) {
      Matcher printed = PRINTED.matcher(line);
      if (!printed.find()) {
        continue;
      }
      checked++;
      int pid = Integer.parseInt(printed.group(3));
      JsonNode process = process(pid);
      assertEquals("fork", process.path("link").asText(), line);
      if (!printed.group(1).isEmpty()) {
        children.add(pid);
        continue;
      }
      for (int child : children) {
        assertEquals(pid, parent(child), line);
      }
      children.clear();
      assertEquals("../cases", parentCommand(process).replace(" race", ""), line);
      int status = Integer.parseInt(printed.group(4), 16) >> 8;
      if (process.has("end")) {
        assertEquals(status, process.path("end").path("status").asInt(), line);
        ended++;
      }
    }
    assertEquals(18, checked);
    assertEquals(15, ended);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noThreadAppearsAndNoNumberOfTheNamespace(boolean hasUnshare) throws IOException {
    read(hasUnshare);
    Set<Integer> children = new HashSet<>();
    int threads = 0;
    int inner = 0;
    Matcher fork = FORK.matcher(log);
    while (fork.find()) {
      int child = Integer.parseInt(fork.group(2));
      boolean isThread =
          fork.group(1).equals("56") && (Long.parseLong(fork.group(3), 16) & 0x10000) != 0;
      boolean isUnseen = fork.group(1).equals("435") && !log.contains(" pid=" + child + " ");
      if (child < 300) {
        inner++;
      } else if (isThread || isUnseen) {
        threads++;
        assertFalse(tree.containsKey(child), () -> "thread " + child);
      } else {
        children.add(child);
      }
    }
    assertEquals(33, threads);
    assertEquals(6, inner);
    assertTrue(tree.keySet().containsAll(children), "a child is missing");
    for (int pid : tree.keySet()) {
      assertTrue(
          children.contains(pid)
              || log.contains(" pid=" + pid + " ")
              || log.contains(" ppid=" + pid + " "),
          () -> "invented " + pid);
    }
  }

  /** A child that SIGKILL ends while it waits logs nothing, but its parent printed its own PID. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessThatWasKilledBeforeItLoggedAnythingIsThereByItsFork(boolean hasUnshare)
      throws IOException {
    read(hasUnshare);
    Map<String, Integer> links = new HashMap<>();
    List<Integer> silent = new ArrayList<>();
    for (JsonNode process : tree.values()) {
      int pid = process.path("pid").asInt();
      if (process.path("link").isMissingNode()) {
        assertEquals(27_825, pid, "known only as a parent");
      } else if (process.path("events").asInt() == 0) {
        silent.add(pid);
      } else {
        links.merge(process.path("link").asText(), 1, Integer::sum);
      }
    }
    assertEquals(Map.of("fork", 496, "ppid", 16, "number", 1), links);
    assertEquals(List.of(27_900), silent);
    assertEquals(27_899, parent(27_900));
    assertTrue(Files.readString(TRUTH).contains("kill9 pid 27899 st 0"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachWayToBeginAProcessHasItsChild(boolean hasUnshare) throws IOException {
    read(hasUnshare);
    Map<String, Integer> parents = new HashMap<>();
    Map<String, Integer> commands = new HashMap<>();
    for (JsonNode process : tree.values()) {
      String command = process.path("cmdline").asText();
      commands.merge(command, 1, Integer::sum);
      parents.put(command, process.path("parent").path("pid").asInt());
    }
    assertEquals(27_882, parents.get("echo posix_spawn"));
    assertEquals(27_884, parents.get("echo vfork"), "logged after its child");
    assertEquals(27_891, parents.get("echo 'clone3 fork'"));
    assertEquals(27_894, parents.get("echo daemon"));
    assertEquals(27_897, parents.get("echo subreaped"));
    assertEquals(27_901, parents.get("sleep 9"));
    assertEquals(27_908, parents.get("echo fork-from-thread"));
    assertEquals(27_880, parents.get("echo exec-from-thread"));
    assertEquals(27_880, parents.get("echo clone_parent"), "a sibling");
    assertEquals(28_407, parents.get("/bin/echo node"));
    assertEquals(450, commands.get("true"));
    assertEquals(3, commands.get("echo 'ns child'"));
    assertEquals(3, commands.get("echo 'ns grandchild'"));
    for (JsonNode process : tree.values()) {
      if (process.path("cmdline").asText().equals("echo 'ns grandchild'")) {
        JsonNode above = process(process.path("parent").path("pid").asInt());
        assertEquals("echo 'ns child'", above.path("cmdline").asText());
        assertEquals(28_371, above.path("parent").path("pid").asInt());
      }
    }
  }

  /** Has a tree made of the log, each number of a process once. */
  private void read(boolean hasUnshare) throws IOException {
    try (InputStream in = new XZInputStream(Files.newInputStream(LOG))) {
      log = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    if (!hasUnshare) {
      log = log.replaceAll("(?m)^type=SYSCALL .* syscall=272 .*\n", "");
    }
    Path file = folder.resolve("cases.log");
    Files.writeString(file, log, StandardCharsets.ISO_8859_1);
    String out =
        new TestHost(folder).run("tree", "--format", "json", file.toString()).endsWith(0).out();
    tree = new HashMap<>();
    for (JsonNode line : JsonLines.PROCESSES.checkAll(out.getBytes(StandardCharsets.ISO_8859_1))) {
      assertEquals(null, tree.put(line.path("pid").asInt(), line), "twice");
    }
  }

  private JsonNode process(int pid) {
    JsonNode process = tree.get(pid);
    assertNotNull(process, () -> "no process " + pid);
    return process;
  }

  private int parent(int pid) {
    return process(pid).path("parent").path("pid").asInt();
  }

  private static String parentCommand(JsonNode process) {
    return process.path("parent").path("cmdline").asText();
  }
}
