package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.Compressor;
import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of several hosts below a folder, or named one by one. */
final class SearchSeveralHostsTest {
  @TempDir private Path folder;
  private TestHost host;
  private Path hosts;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
    hosts = folder.resolve("hosts");
  }

  @Test
  void eventsOfAllHostsComeInTheOrderOfTime() throws IOException {
    write("web-02/audit.log", runs("12:00:00", 1), runs("12:00:20", 2), runs("12:00:40", 3));
    write("web-01/audit.log", runs("12:00:10", 11), runs("12:00:30", 12), runs("12:00:50", 13));
    host.search("--raw", hosts.toString())
        .endsWith(0)
        .printsEvents(1, 11, 2, 12, 3, 13)
        .saysNothing();
    host.search("--raw", hosts.resolve("web-02").toString(), hosts.resolve("web-01").toString())
        .printsEvents(1, 11, 2, 12, 3, 13);
  }

  @Test
  void logsAreReadByTheirTimesAndNotByTheirNames() throws IOException {
    write("a/audit.log", runs("12:00:20", 3));
    write("b/audit.log", runs("12:00:00", 1));
    write("c/messages", runs("12:00:10", 2));
    host.search("--raw", hosts.toString()).printsEvents(1, 2, 3);
  }

  @Test
  void filesOfALogWithMisleadingNumbersAreReadByTheirTimes() throws IOException {
    write("audit.log", runs("12:00:00", 1));
    write("audit.log.1", runs("12:00:40", 5));
    write("audit.log.2", runs("12:00:10", 2), runs("12:00:30", 4));
    write("audit.log.3", runs("12:00:20", 3), runs("12:00:50", 6));
    host.search("--raw", hosts.toString()).printsEvents(1, 2, 3, 4, 5, 6);
  }

  /** As after a copy that was torn apart: one file has the first lines of an event. */
  @Test
  void recordsOfOneLogJoinAcrossFilesOfTheSameTime() throws IOException {
    write(
        "audit.log.1",
        runs("12:00:00", 1),
        new TestLog().at("12:00:30").syscall(2),
        runs("12:01:00", 4));
    write(
        "audit.log",
        runs("12:00:20", 9),
        new TestLog().at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 3));
    CommandRun run = host.search("--format", "json", "-a", "2", hosts.toString()).endsWith(0);
    assertEquals(1, events(run), run::toString);
    run.printsSomewhere("/etc/shadow");
  }

  @Test
  void recordsOfTwoHostsWithTheSameIdNeverJoinUnlessTheyNameTheSameNode() throws IOException {
    write(
        "a/audit.log",
        runs("12:00:00", 1),
        new TestLog().at("12:00:30").syscall(2),
        runs("12:01:00", 3));
    write(
        "b/audit.log",
        runs("12:00:10", 4),
        new TestLog().at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 5));
    assertEquals(2, events(host.search("--format", "json", "-a", "2", hosts.toString())));
    write(
        "a/audit.log",
        runs("12:00:00", 1),
        new TestLog().node("x").at("12:00:30").syscall(2),
        runs("12:01:00", 3));
    write(
        "b/audit.log",
        runs("12:00:10", 4),
        new TestLog().node("x").at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 5));
    assertEquals(1, events(host.search("--format", "json", "-a", "2", hosts.toString())));
  }

  private static int events(CommandRun run) {
    return (int) run.out().lines().count();
  }

  /** What one host leaves open at its end waits for nothing, and comes in its order. */
  @Test
  void anEventWithoutItsEndComesInTheOrderOfTime() throws IOException {
    write("a/audit.log", runs("12:00:00", 1), new TestLog().at("12:00:10").syscall(2));
    write("b/audit.log", runs("12:00:05", 3), runs("12:00:20", 4), runs("12:00:30", 5));
    write(
        "c/audit.log",
        runs("12:00:01", 6),
        new TestLog().at("12:00:11").syscall(7),
        runs("12:01", 8));
    host.search("--raw", hosts.toString()).printsEvents(1, 6, 3, 2, 7, 4, 5, 8);
  }

  /** Whatever is read by turns, each log has its own position. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aCheckpointContinuesEachLogWhereItWasLeft(int limited) throws IOException {
    write("a/audit.log.1", runs("12:00:00", 1), runs("12:00:20", 2));
    write("a/audit.log", runs("12:00:40", 3));
    write("b/audit.log", runs("12:00:10", 4), runs("12:00:30", 5), runs("12:00:50", 6));
    List<Long> printed = new ArrayList<>();
    for (int run = 0; run < limited; run++) {
      addSerials(host.searchOn("--just-one", hosts.toString()).endsWith(0), printed);
    }
    write("c/audit.log", runs("12:00:05", 7));
    host.append(runs("12:00:45", 8));
    Files.write(
        hosts.resolve("a/audit.log"), runs("12:01:00", 9).toByteArray(), StandardOpenOption.APPEND);
    addSerials(host.searchOn(hosts.toString()), printed);
    List<Long> sorted = printed.stream().sorted().toList();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L), sorted, printed::toString);
    assertEquals(List.of(1L, 4L, 2L, 5L, 3L, 6L).subList(0, limited), printed.subList(0, limited));
    host.searchOn(hosts.toString()).endsWith(1).prints("").saysNothing();
  }

  /** How the log of a host was stored. */
  private enum Form {
    PLAIN,
    GZIP,
    XZ_WITH_DATES,
    SYSLOG
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void threeHostsInFourFormsGiveTheEventsOfThePlainLogs(Form first) throws IOException {
    for (int number = 0; number < 3; number++) {
      writeLog(number, Form.PLAIN);
    }
    String plain = serials(host.search("--raw", "-k", "MyMonitor", hosts.toString()).endsWith(0));
    String[] nodes = new String[3];
    try (Stream<Path> files = Files.walk(hosts)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    for (int number = 0; number < 3; number++) {
      writeLog(number, Form.values()[(first.ordinal() + number) % Form.values().length]);
      nodes[number] = "web-0" + number;
    }
    CommandRun run = host.search("--raw", "-k", "MyMonitor", hosts.toString()).endsWith(0);
    assertEquals(plain, serials(run), run::toString);
    run.saysNothing();
    for (int number = 0; number < 3; number++) {
      CommandRun one =
          host.search("--raw", "-n", nodes[number], "--node-from", "path", hosts.toString());
      assertEquals(12, serials(one.endsWith(0)).lines().count(), one::toString);
    }
  }

  private static String serials(CommandRun run) {
    List<Long> serials = new ArrayList<>();
    addSerials(run, serials);
    StringBuilder lines = new StringBuilder();
    serials.forEach(serial -> lines.append(serial).append('\n'));
    return lines.toString();
  }

  /** Writes two files of six events, which alternate with those of other hosts. */
  private void writeLog(int number, Form form) throws IOException {
    StringBuilder[] parts = {new StringBuilder(), new StringBuilder()};
    for (int i = 0; i < 12; i++) {
      String time = "12:%02d:%02d".formatted(i, 10 * number);
      byte[] event = runs(time, 100 * number + i).toByteArray();
      parts[i / 6].append(new String(event, StandardCharsets.ISO_8859_1));
    }
    Path folder = Files.createDirectories(hosts.resolve("web-0" + number + "/var/log"));
    String prefix = "Mar 18 12:00:00 web-0" + number + " kernel: audit: ";
    for (int part = 0; part < 2; part++) {
      String text = parts[part].toString();
      String old = part == 0 ? ".1" : "";
      switch (form) {
        case PLAIN -> Files.writeString(folder.resolve("audit.log" + old), text);
        case GZIP ->
            compress(
                Compressor.GZIP,
                folder.resolve("audit.log" + old + (part == 0 ? ".gz" : "")),
                text);
        case XZ_WITH_DATES ->
            compress(
                Compressor.XZ,
                folder.resolve(part == 0 ? "audit.log-20240318.xz" : "audit.log"),
                text);
        case SYSLOG ->
            Files.writeString(
                folder.resolve("messages" + old),
                prefix + text.strip().replace("\n", "\n" + prefix) + "\n");
      }
    }
  }

  private static void compress(Compressor by, Path file, String text) throws IOException {
    Files.write(file, by.compress(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void addSerials(CommandRun run, List<Long> printed) {
    Matcher stamps = Pattern.compile("SYSCALL msg=audit\\([0-9.]+:([0-9]+)\\)").matcher(run.out());
    while (stamps.find()) {
      printed.add(Long.parseLong(stamps.group(1)));
    }
  }

  private void write(String name, TestLog... parts) throws IOException {
    Path file = hosts.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
    for (TestLog part : parts) {
      Files.write(file, part.toByteArray(), StandardOpenOption.APPEND);
    }
  }
}
