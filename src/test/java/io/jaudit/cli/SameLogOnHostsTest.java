package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.Compressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs with the same content are copies of each other, unless their paths name other hosts. */
final class SameLogOnHostsTest {
  private static final Pattern NODE = Pattern.compile("\"node\":\"([^\"]*)\"");
  private static final List<String> EACH = List.of("web-01", "web-02", "web-03");

  @TempDir private Path folder;
  private TestHost host;
  private Path hosts;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
    hosts = folder.resolve("hosts");
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, PLAIN, PLAIN",
    "GZIP, GZIP, GZIP",
    "XZ, XZ, XZ",
    "PLAIN, GZIP, XZ",
    "XZ, PLAIN, GZIP",
  })
  void eachHostHasItsEvents(String first, String second, String third) throws IOException {
    write("web-01/var/log/audit/audit.log", first);
    write("web-02/var/log/audit/audit.log", second);
    write("web-03/var/log/audit/audit.log", third);
    assertEquals(EACH, nodes(search("--node-from", "path").endsWith(0).saysNothing()));
    assertEquals(EACH, nodes(checkpoint("--node-from", "path").endsWith(0).saysNothing()));
    checkpoint("--node-from", "path").endsWith(1).prints("").says("<no matches>");
    host.search("--raw", hosts.toString())
        .endsWith(0)
        .printsEvents(1)
        .saysInOneLine("2 files with the same content as another not read: ");
  }

  @Test
  void aCheckpointContinuesWithTheHostThatLoggedMore() throws IOException {
    for (String name : EACH) {
      write(name + "/audit.log", "PLAIN");
    }
    checkpoint("--node-from", "path").endsWith(0);
    Path log = hosts.resolve("web-02/audit.log");
    Files.write(log, runs("12:01:00", 2).toByteArray(), StandardOpenOption.APPEND);
    assertEquals(List.of("web-02"), nodes(checkpoint("--node-from", "path").endsWith(0)));
    checkpoint("--node-from", "path").endsWith(1).prints("").says("<no matches>");
    for (String name : EACH) { // the inode of the last file is reused
      Path plain = hosts.resolve(name + "/audit.log");
      Files.write(
          hosts.resolve(name + "/audit.log.1.gz"),
          Compressor.GZIP.compress(Files.readAllBytes(plain)));
      Files.delete(plain);
    }
    Files.write(log, runs("12:02:00", 3).toByteArray());
    assertEquals(List.of("web-02"), nodes(checkpoint("--node-from", "path").endsWith(0)));
  }

  @Test
  void ofTheCopiesOnOneHostOneIsRead() throws IOException {
    for (String name : EACH) {
      write(name + "/audit.log", "PLAIN");
      write(name + "/audit.log.1.gz", "GZIP");
      write(name + "/old/messages.xz", "XZ");
    }
    assertEquals(
        EACH,
        nodes(
            search("--node-from", "path")
                .endsWith(0)
                .saysInOneLine("6 files with the same content as another not read: ")));
  }

  private CommandRun checkpoint(String... words) {
    List<String> all = new ArrayList<>(List.of("--checkpoint", host.checkpoint().toString()));
    Collections.addAll(all, words);
    return search(all.toArray(new String[0]));
  }

  private CommandRun search(String... words) {
    List<String> all = new ArrayList<>(List.of("--format", "json"));
    Collections.addAll(all, words);
    all.add(hosts.toString());
    return host.search(all.toArray(new String[0]));
  }

  private static List<String> nodes(CommandRun run) {
    List<String> nodes = new ArrayList<>();
    for (Matcher node = NODE.matcher(run.out()); node.find(); ) {
      nodes.add(node.group(1));
    }
    Collections.sort(nodes);
    return nodes;
  }

  /** Writes the same event to each file. */
  private void write(String name, String form) throws IOException {
    byte[] log = runs("12:00:00", 1).toByteArray();
    Path file = hosts.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, form.equals("PLAIN") ? log : Compressor.valueOf(form).compress(log));
  }
}
