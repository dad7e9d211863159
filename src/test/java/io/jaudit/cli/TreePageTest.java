package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.PageData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jaudit tree --html}: what the page has is what JSON and a search have. */
class TreePageTest {
  private static final String ZOO = "testdata/process/zoo.log.xz";
  private static final int NEXT = 1;
  private static final int HEAD = 2;
  private static final int USER = 8;
  private static final int CHANGED = 16;
  private static final int UNSEEN = 256;
  private static final int ABOVE = 2048;
  private static final int RARE = 32_768;
  private static final int SIGNAL = 256;

  @TempDir private Path folder;
  private TestHost host;
  private Path page;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
    page = folder.resolve("page.html");
  }

  /** The rows of a page. */
  private final class Rows {
    private final JsonNode data;
    private final int size;
    private final Map<String, double[]> columns = new HashMap<>();

    Rows(String... words) throws IOException {
      List<String> all = new ArrayList<>(List.of("tree", "--html", page.toString()));
      all.addAll(List.of(words));
      host.run(all.toArray(String[]::new)).endsWith(0).prints("");
      data = PageData.of(page);
      size = data.get("tree").get("rows").asInt();
      data.get("tree").get("columns").fields().forEachRemaining(this::read);
      for (String name : List.of("start", "serial", "pid")) {
        double[] values = columns.get(name);
        for (int i = 1; i < size; i++) {
          values[i] += values[i - 1];
        }
      }
    }

    private void read(Map.Entry<String, JsonNode> column) {
      double[] values = new double[size];
      JsonNode encoded = column.getValue();
      if (encoded.isArray()) {
        assertEquals(size, encoded.size(), column.getKey());
        for (int i = 0; i < size; i++) {
          values[i] = encoded.get(i).asDouble();
        }
      } else {
        int at = 0;
        for (int i = 0; i < encoded.get("at").size(); i++) {
          at += encoded.get("at").get(i).asInt();
          values[at] = encoded.get("value").get(i).asDouble();
        }
      }
      columns.put(column.getKey(), values);
    }

    long number(String column, int row) {
      return (long) columns.get(column)[row];
    }

    String text(String column, int row) {
      return data.get("strings").get((int) number(column, row)).asText();
    }

    boolean is(int row, int flag) {
      return (number("flags", row) & flag) != 0;
    }

    boolean isOwnProcess(int row) {
      return !is(row, NEXT | HEAD | UNSEEN | ABOVE);
    }

    String entity(int row) {
      long start = number("start", row);
      return String.format(
          Locale.ROOT,
          "%d@%d.%03d:%d",
          number("pid", row),
          start / 1000,
          start % 1000,
          number("serial", row));
    }
  }

  private Map<String, JsonNode> json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("tree", "--format", "json"));
    all.addAll(List.of(words));
    Map<String, JsonNode> processes = new TreeMap<>();
    for (String line : host.run(all.toArray(String[]::new)).endsWith(0).out().split("\n", -1)) {
      if (!line.isEmpty()) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        JsonNode process = new ObjectMapper().readTree(bytes);
        processes.put(process.get("entity_id").asText(), process);
      }
    }
    return processes;
  }

  @Test
  void theRowsOfAPageAreTheProcessesOfJson() throws IOException {
    Rows rows = new Rows("--fold", "none", ZOO);
    Map<String, JsonNode> expected = json(ZOO);
    int compared = 0;
    for (int row = 0; row < rows.size; row++) {
      if (rows.isOwnProcess(row)) {
        JsonNode process = expected.remove(rows.entity(row));
        assertTrue(process != null, rows.entity(row));
        assertEquals(process.path("events").asLong(), rows.number("events", row));
        assertEquals(process.path("failed").asLong(), rows.number("failures", row));
        JsonNode end = process.path("end");
        long signal = end.path("signal").asLong(0);
        long status = signal == 0 ? end.path("status").asLong(0) : SIGNAL + signal;
        assertEquals(status, rows.number("status", row), process::toString);
        compared++;
      }
    }
    expected.values().removeIf(process -> !process.has("link")); // known only as parents
    assertEquals(Map.of(), expected);
    assertEquals(316, compared);
  }

  @Test
  void aFoldedPageStandsForAllProcesses() throws IOException {
    Rows rows = new Rows(ZOO);
    long[] each = new long[rows.size];
    List<Integer> path = new ArrayList<>();
    long processes = 0;
    for (int row = 0; row < rows.size; row++) {
      int depth = (int) rows.number("depth", row);
      path.subList(depth, path.size()).clear();
      path.add(row);
      each[row] =
          Math.max(1, rows.number("times", row)) * (depth == 0 ? 1 : each[path.get(depth - 1)]);
      processes += rows.isOwnProcess(row) ? each[row] : 0;
    }
    assertEquals(316, processes);
    assertEquals(5, rows.data.get("tree").get("heads").get("row").size());
    assertEquals(
        "cloudsdk",
        rows.data
            .get("strings")
            .get(rows.data.get("tree").get("heads").get("login").get(0).asInt())
            .asText());
    assertEquals(316, rows.data.get("cards").get(1).get("number").asInt());
    assertEquals(56, rows.data.get("cards").get(5).get("number").asInt());
  }

  @Test
  void theSearchOfAProcessPrintsItsEvents() throws IOException {
    Rows rows = new Rows("--fold", "none", ZOO);
    int searched = 0;
    for (int row = 0; row < rows.size; row += 9) {
      long life = rows.number("life", row);
      if (rows.isOwnProcess(row) && life > 0 && rows.number("events", row) > 0) {
        long start = rows.number("start", row);
        String count =
            host.search(
                    "--count",
                    "-p",
                    Long.toString(rows.number("pid", row)),
                    "-ts",
                    String.format(Locale.ROOT, "@%.3f", start / 1000.0),
                    "-te",
                    String.format(Locale.ROOT, "@%.3f", (start + life - 1) / 1000.0),
                    ZOO)
                .out();
        assertEquals(rows.number("events", row) + "\n", count, rows.entity(row));
        searched++;
      }
    }
    assertTrue(searched > 10, searched + " searches");
  }

  @Test
  void aPageOfAFilterOpensOnTheHits() throws IOException {
    Rows rows = new Rows("-k", "secret", ZOO);
    assertEquals(1, rows.data.get("tree").get("filtered").asInt());
    boolean isAnyHit = false;
    for (int row = 0; row < rows.size; row++) {
      isAnyHit |= rows.is(row, 4) && rows.text("keys", row).contains("secret");
    }
    assertTrue(isAnyHit);
  }

  @Test
  void commandLinesAreCut() throws IOException {
    Rows rows = new Rows(ZOO);
    int longest = 0;
    for (JsonNode text : rows.data.get("strings")) {
      longest = Math.max(longest, text.asText().codePointCount(0, text.asText().length()));
    }
    assertEquals(301, longest);
  }

  @Test
  void aPageOfALogWithoutCallsSaysThatThereIsNoTree() throws IOException {
    Path log = folder.resolve("login.log");
    Files.writeString(
        log, "type=USER_START msg=audit(1700000000.000:1): pid=7 uid=0 auid=1 ses=1 msg='op=x'\n");
    host.run("tree", "--html", page.toString(), log.toString()).endsWith(1);
    assertEquals(0, PageData.of(page).get("tree").get("rows").asInt());
  }

  @Test
  void aSessionTellsWhereItCameFrom() throws IOException {
    Path log = folder.resolve("ssh.log");
    String user = " pid=7 uid=0 auid=1000 ses=3 msg='op=login id=1000 exe=\"/usr/sbin/sshd\"";
    Files.writeString(
        log,
        "type=LOGIN msg=audit(1700000000.000:1): pid=7 uid=0 old-auid=4294967295 auid=1000"
            + " old-ses=4294967295 ses=3 res=1\n"
            + "type=USER_START msg=audit(1700000000.001:2):"
            + user
            + " hostname=? addr=? terminal=ssh res=success'\n"
            + "type=USER_LOGIN msg=audit(1700000000.002:3):"
            + user
            + " hostname=192.0.2.7 addr=192.0.2.7 terminal=/dev/pts/0 res=success'\n"
            + "type=SYSCALL msg=audit(1700000000.003:4): arch=c000003e syscall=59 success=yes"
            + " exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid=7 pid=8 auid=1000 uid=1000 gid=0 euid=0"
            + " suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"id\" exe=\"/bin/id\"\n");
    Rows rows = new Rows("--where", "type = SYSCALL", log.toString());
    JsonNode from = rows.data.get("tree").get("heads").get("from");
    assertEquals(
        "192.0.2.7 (/dev/pts/0)", rows.data.get("strings").get(from.get(0).asInt()).asText());
  }

  private static String execution(int serial, int ppid, int pid, int uid, String exe) {
    return "type=SYSCALL msg=audit(1700000000.00%d:%d): arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid=%d pid=%d auid=1000 uid=%d gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"p\" exe=\"%s\"\n"
        .formatted(serial, serial, ppid, pid, uid, exe);
  }

  @Test
  void aUserIsAChangeOnlyIfThatOfTheParentIsKnown() throws IOException {
    Path log = folder.resolve("users.log");
    Files.writeString(
        log,
        execution(1, 400, 401, 1000, "/bin/a")
            + execution(2, 401, 402, 1000, "/bin/b")
            + execution(3, 401, 403, 1001, "/bin/c"));
    Rows rows = new Rows(log.toString());
    Map<Long, Long> users = new TreeMap<>();
    for (int row = 0; row < rows.size; row++) {
      if (rows.isOwnProcess(row)) {
        users.put(rows.number("pid", row), rows.number("flags", row) & (USER | CHANGED));
      }
    }
    assertEquals(Map.of(401L, (long) USER, 402L, 0L, 403L, (long) CHANGED), users);
  }

  @Test
  void aProgramIsRareIfItWasRunOnce() throws IOException {
    Path log = folder.resolve("rare.log");
    Files.writeString(
        log,
        execution(1, 400, 401, 1000, "/bin/often")
            + execution(2, 401, 402, 1000, "/bin/once")
            + execution(3, 401, 403, 1000, "/bin/next")
            + execution(4, 401, 403, 1000, "/bin/often"));
    Rows rows = new Rows(log.toString());
    List<String> rare = new ArrayList<>();
    for (int row = 0; row < rows.size; row++) {
      if (rows.is(row, RARE)) {
        rare.add(rows.text("program", row));
      }
    }
    assertEquals(List.of("/bin/once", "/bin/next"), rare);
  }

  @Test
  void anOptionOfTextIsNotForAPage() {
    host.run("tree", "--depth", "2", "--html", page.toString(), ZOO)
        .endsWith(2)
        .says("jaudit: --depth requires --format text");
    host.run("tree", "--format", "json", "--html", page.toString(), ZOO)
        .endsWith(2)
        .says("jaudit: --html and --format can't be combined");
  }

  /**
   * Each process runs a program of its own, so nothing is folded; every 100th fails. Only the last
   * runs that of the first, which is not rare although there is no room for the last.
   */
  @Test
  @Tag("slow")
  void whatTellsLeastIsLeftOutOfAPageOfManyProcesses() throws IOException {
    int count = 70_000;
    Path log = folder.resolve("many.log");
    try (BufferedWriter out = Files.newBufferedWriter(log)) {
      for (int i = 0; i < count; i++) {
        String stamp = (1_700_000_000 + i / 100) + "." + String.format("%03d", i % 100 * 10);
        String head = "type=SYSCALL msg=audit(" + stamp + ":";
        String rest =
            " a1=0 a2=0 a3=0 items=0 ppid=400 pid=%d auid=1000 uid=1000 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"p\" exe=\"/bin/program-%d\"\n"
                .formatted(1000 + i, i % (count - 1));
        out.write(head + (2 * i) + "): arch=c000003e syscall=59 success=yes exit=0 a0=0" + rest);
        String status = i % 100 == 0 ? "1" : "0";
        out.write(head + (2 * i + 1) + "): arch=c000003e syscall=231 a0=" + status + rest);
      }
    }
    Rows rows = new Rows("--pid-max", "4194304", log.toString());
    long shown = 0;
    long failed = 0;
    long dropped = 0;
    for (int row = 0; row < rows.size; row++) {
      shown += rows.isOwnProcess(row) ? 1 : 0;
      failed += rows.number("status", row) == 1 ? 1 : 0;
      dropped += rows.number("dropped", row);
      if (rows.isOwnProcess(row)) {
        boolean isFirst = rows.number("pid", row) == 1000;
        assertTrue(rows.number("pid", row) != 1000 + count - 1, "the last is there");
        assertTrue(rows.is(row, RARE) != isFirst, rows.entity(row));
      }
    }
    assertTrue(rows.size <= 50_000 && rows.size > 40_000, rows.size + " rows");
    assertTrue(Files.size(page) <= 5_000_000, Files.size(page) + " bytes");
    assertEquals(count / 100, failed);
    assertEquals(count, shown + dropped);
    String note = rows.data.get("tree").get("note").asText();
    assertTrue(note.contains(dropped + " processes are not on this page"), note);
  }
}
