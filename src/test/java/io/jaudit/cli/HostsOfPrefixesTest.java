package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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

/** Events of two hosts whose lines are in one file stay apart, though their IDs are the same. */
final class HostsOfPrefixesTest {
  private static final List<String> RUNS =
      List.of("--raw", "-i", "--format csv", "--format text", "--format json", "--format default");

  /** Those that show the node, and not the line as it is. */
  private static final List<String> SHOWING = RUNS.subList(1, 5);

  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(Files.createDirectory(folder.resolve("host")));
  }

  private static List<String> event(String name) {
    String stamp = "audit(1700000000.001:7): ";
    return List.of(
        "type=1300 "
            + stamp
            + "arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=1 ppid=1"
            + " pid=42 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none)"
            + " ses=1 comm=\"x\" exe=\"/bin/"
            + name
            + "\" key=\""
            + name
            + "\"",
        "type=1307 " + stamp + "cwd=\"/" + name + "\"",
        "type=1302 " + stamp + "item=0 name=\"" + name + "\" inode=7 nametype=NORMAL",
        "type=1327 " + stamp + "proctitle=\"" + name + "\"");
  }

  /** Returns the lines of all hosts in turns. */
  private static String log(List<String> prefixes, List<String> names) {
    StringBuilder log = new StringBuilder();
    for (int line = 0; line < event("").size(); line++) {
      for (int i = 0; i < names.size(); i++) {
        log.append(prefixes.get(i)).append(event(names.get(i)).get(line)).append('\n');
      }
    }
    return log.toString();
  }

  private String search(String log, String options) throws IOException {
    Path file = Files.writeString(folder.resolve("input.log"), log);
    CommandRun found = host.search(("-if " + file + " " + options).split(" ", -1));
    assertEquals("", found.err(), options);
    return found.out();
  }

  private static List<String> sortedLines(String text) {
    List<String> lines = new ArrayList<>(text.lines().distinct().toList());
    lines.sort(null);
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 26 10:00:00 HOST kernel: audit: ",
        "Nov 26 10:00:00 HOST kernel: [   12.345678] audit: ",
        "Nov 26 10:00:00 HOST audispd: ",
        "Nov 26 10:00:00 HOST kern.notice kernel: audit: ",
        "Nov 26 10:00:00 HOST ",
        "<5>Nov 26 10:00:00 HOST kernel: audit: ",
        "<182>1 2026-11-23T10:00:02.88-08:00 HOST tag_audit_log - - - ",
        "<86>1 2026-11-23T10:00:02Z HOST audispd 12 ID47 [a@1 b=\"c\"] ",
        "2026-11-26T10:00:00.123456+00:00 HOST kernel: audit: ",
        "2026-11-26T10:00:00+0000 HOST kernel: audit: ",
        "2026-11-26T10:00:00Z HOST audit[1]: ",
        "Nov 26 10:00:00.123456 HOST kernel: audit: ",
        "Thu 2026-11-26 10:00:00 UTC HOST kernel: audit: ",
        "1795802203.636000 HOST kernel: audit: ",
        "[   12.345678] HOST kernel: audit: ",
        "HOST kernel: [12.345] audit: ",
        "/var/log/messages:Nov 26 10:00:00 HOST kernel: audit: ",
        "2026-11-24T10:00:01.1Z stdout F Nov 24 10:00:01 HOST audispd: ",
        "Nov 26 10:00:00 relay audispd: Nov 26 10:00:00 HOST kernel: audit: ",
        "[pod/HOST/audit] ",
        "HOST | "
      })
  void eachHostHasEventsOfItsOwn(String form) throws IOException {
    String ofA = form.replace("HOST", "web-01.example");
    String ofB = form.replace("HOST", "192.0.2.7");
    String both = log(List.of(ofA, ofB), List.of("ama", "bob"));
    for (String run : RUNS) {
      String one = search(log(List.of(ofA), List.of("ama")), run);
      String other = search(log(List.of(ofB), List.of("bob")), run);
      assertEquals(sortedLines(one + other), sortedLines(search(both, run)), run);
      assertEquals(one, search(both, run + " -k ama"), run);
      assertEquals(other, search(both, run + " -k bob"), run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Nov 26 10:00:00 web kernel: audit: ', syslog",
    "'[pod/web/audit] ', container",
    "'web | ', container",
    "'host=web ', host"
  })
  void theHostOfAPrefixIsShownAsANodeIs(String prefix, String source) throws IOException {
    String named = log(List.of("node=web "), List.of("ama"));
    String prefixed = log(List.of(prefix), List.of("ama"));
    for (String run : SHOWING) {
      String shown = search(named, run);
      shown = shown.replace("\"node_source\":\"node\"", "\"node_source\":\"" + source + "\"");
      assertEquals(shown, search(prefixed, run), run);
      assertEquals(shown, search(prefixed, run + " -n web"), run);
      assertEquals(shown, search(prefixed, run + " -a web/1700000000.001:7"), run);
      assertEquals(shown, search(prefixed, run + " -a 1700000000.001:7"), run);
      assertEquals("<no matches>\n", host.search(notFound(run)).err(), run);
    }
  }

  private String[] notFound(String run) {
    return ("-if " + folder.resolve("input.log") + " " + run + " -n we").split(" ", -1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 8, 9, 10, 14})
  void linesWithoutPrefixAreOfTheOnlyHost(int prefixed) throws IOException {
    List<String> lines = event("ama");
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      boolean hasPrefix = (prefixed >> i & 1) != 0;
      mixed.append(hasPrefix ? "Nov 26 10:00:00 web kernel: audit: " : "").append(lines.get(i));
      mixed.append('\n');
    }
    boolean isFirstNamed = (prefixed & 1) != 0;
    String form = isFirstNamed ? "Nov 26 10:00:00 web kernel: audit: " : "";
    String pure = log(List.of(form), List.of("ama"));
    for (String run : SHOWING) {
      assertEquals(search(pure, run), search(mixed.toString(), run), run);
    }
  }

  @Test
  void theNodeOfARecordCountsMoreThanThatOfThePrefix() throws IOException {
    String node = "node=a ";
    List<String> lines = event("ama");
    String relayed = "";
    for (int i = 0; i < lines.size(); i++) {
      relayed += "Nov 26 10:00:00 relay" + i % 2 + " audispd: " + node + lines.get(i) + "\n";
    }
    String direct = log(List.of(node), List.of("ama"));
    for (String run : RUNS.subList(1, 5)) {
      assertEquals(search(direct, run), search(relayed, run), run);
      assertEquals(search(direct, run), search(relayed, run + " -n a"), run);
    }
  }

  @Test
  void aCheckpointKeepsTheHostsApart() throws IOException {
    List<String> prefixes =
        List.of("Nov 26 10:00:00 a kernel: audit: ", "Nov 26 10:00:00 b audit: ");
    String both = log(prefixes, List.of("ama", "bob"));
    String saved = " --checkpoint " + folder.resolve("saved");
    String all = search(both, "--format csv");
    assertEquals(all, search(both, "--format csv" + saved));
    CommandRun again =
        host.search(
            ("-if " + folder.resolve("input.log") + " --format csv" + saved).split(" ", -1));
    assertEquals("", again.out());
    // As the file is another one, only the IDs tell what is new.
    Files.delete(folder.resolve("input.log"));
    String more = both + log(prefixes, List.of("cleo", "dan")).replace(".001:7", ".002:8");
    CommandRun found =
        host.search(
            ("-if "
                    + Files.writeString(folder.resolve("input.log"), more)
                    + " --format csv"
                    + saved)
                .split(" ", -1));
    assertEquals(2, found.out().lines().filter(line -> line.contains(",executed,")).count());
  }
}
