package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --node-from}: folders name the hosts of logs. */
final class NodeFromPathTest {
  private static final String SYSLOG = "Mar 18 12:00:30 syslog-host kernel: audit: ";

  @TempDir private Path folder;
  private TestHost host;
  private Path hosts;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
    hosts = folder.resolve("hosts");
    write("web-01/var/log/audit/audit.log", text(runs("12:00:00", 1)));
    write("web-02/var/log/audit/audit.log", text(runs("12:00:10", 2)));
    write(
        "web-03/var/log/audit.log",
        text(new TestLog().node("named").at("12:00:20").userCmd(3, "id")));
    write("web-04/messages", SYSLOG + text(new TestLog().at("12:00:30").userCmd(4, "id")));
  }

  @ParameterizedTest
  @CsvSource({
    "path, web-01 path, web-02 path, named node, syslog-host syslog",
    "path:1, web-01 path, web-02 path, named node, syslog-host syslog",
    "path:2, var path, var path, named node, syslog-host syslog"
  })
  void theNodeIsAFolderUnlessSomethingElseNamesIt(
      String place, String first, String second, String third, String fourth) {
    CommandRun run = host.search("--format", "json", "--node-from", place, hosts.toString());
    List<String> nodes = new ArrayList<>();
    for (String line : run.endsWith(0).out().lines().toList()) {
      nodes.add(value(line, "node") + " " + value(line, "node_source"));
    }
    assertEquals(List.of(first, second, third, fourth), nodes);
  }

  private static String value(String line, String name) {
    String start = "\"" + name + "\":\"";
    int at = line.indexOf(start);
    return at < 0
        ? ""
        : line.substring(at + start.length(), line.indexOf('"', at + start.length()));
  }

  @ParameterizedTest
  @CsvSource({"web-01, 1", "web-02, 2", "named, 3", "syslog-host, 4"})
  void eventsAreFoundByTheirNode(String node, long serial) {
    host.search("--raw", "-n", node, "--node-from", "path", hosts.toString())
        .endsWith(0)
        .printsEvents(serial);
    host.search("--raw", "-n", "web-03", "--node-from", "path", hosts.toString()).endsWith(1);
    host.search("--raw", "-n", "web-01", hosts.toString()).endsWith(1);
  }

  @Test
  void rawOutputIsTheLogItself() {
    String plain = host.search("--raw", hosts.toString()).out();
    host.search("--raw", "--node-from", "path", hosts.toString()).prints(plain);
  }

  /** Of a log in which only some lines have a prefix, all are of one host. */
  @Test
  void recordsOfOneLogJoinWhetherOrNotTheirLineNamesTheHost() throws IOException {
    String[] lines = text(runs("12:00:40", 5)).split("\n");
    StringBuilder mixed = new StringBuilder(text(runs("12:00:35", 9)));
    for (int i = 0; i < lines.length; i++) {
      mixed.append(i % 2 == 0 ? lines[i] : SYSLOG + lines[i]).append('\n');
    }
    write("web-05/mixed", mixed.toString());
    CommandRun run =
        host.search("--format", "json", "-a", "5", "--node-from", "path", hosts.toString());
    assertEquals(1, run.out().lines().count(), run::toString);
  }

  @Test
  void aPatternNamesHostsToo() {
    host.search(
            "--raw", "-n", "web-02", "--node-from", "path", hosts + "/*/var/log/audit/audit.log")
        .endsWith(0)
        .printsEvents(2)
        .saysNothing();
  }

  @Test
  void filesWithoutSuchAFolderAreReported() {
    String file = hosts.resolve("web-01/var/log/audit/audit.log").toString();
    host.search("--raw", "--node-from", "path", file)
        .endsWith(0)
        .printsEvents(1)
        .saysInOneLine("--node-from finds no host in the path of 1 file: " + file);
    host.search("--raw", "--node-from", "path:4", hosts.toString())
        .endsWith(0)
        .saysInOneLine("in the path of 2 files: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "node", "path:0", "path:-1", "path:x", "path:99999999999", "PATH"})
  void aWrongPlaceIsAnError(String place) {
    host.search("--raw", "--node-from", place, hosts.toString())
        .endsWith(2)
        .prints("")
        .saysSomewhere("--node-from");
  }

  @Test
  void aCheckpointContinuesWithAndWithoutNodes() throws IOException {
    host.searchOn("--node-from", "path", hosts.toString()).printsEvents(1, 2, 3, 4);
    write("web-06/audit.log", text(runs("12:01:00", 6)));
    host.searchOn("--node-from", "path", "-n", "web-06", hosts.toString()).printsEvents(6);
    host.searchOn(hosts.toString()).endsWith(1).prints("");
  }

  private static String text(TestLog log) {
    return new String(log.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  private void write(String name, String text) throws IOException {
    Path file = hosts.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
